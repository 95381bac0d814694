"""Plan forms: what a municipality may change, and that plans keep the version they were written in (P-01, P-04)."""

from dataclasses import replace

import pytest

from helhet.audit.models import AuditEvent
from helhet.kernel.errors import Denied, InvalidInput
from helhet.organisation.models import Position
from helhet.plans import forms
from helhet.plans.actions import consents, lifecycle
from helhet.plans.forms import FormSection
from helhet.plans.models import Plan, PlanKind
from helhet.plans.sections import SECTIONS
from tests.cast import Cast, Story

KIND = PlanKind.INDIVIDUAL


def shipped(cast: Cast, kind: str = KIND) -> list[FormSection]:
    return list(forms.sections_of(forms.versions(cast.town.municipality, kind)[-1]))


def changed(cast: Cast, code: str, **changes: str | bool) -> list[FormSection]:
    return [
        replace(section, **changes) if section.code == code else section  # type: ignore[arg-type]  # by name
        for section in shipped(cast)
    ]


def publish(cast: Cast, sections: list[FormSection], name: str = "siri", base: int | None = None) -> None:
    forms.publish(actor=cast.actor(name), organisation=cast.town.municipality, kind=KIND, sections=sections, base=base)


@pytest.mark.parametrize("kind", list(PlanKind))
def test_each_kind_comes_with_a_lawful_form(cast: Cast, kind: PlanKind) -> None:
    """P-01; IP regulation § 9."""
    sections = shipped(cast, kind)

    assert {section.code for section in sections} == set(SECTIONS)
    assert all(section.visible for section in sections if SECTIONS[section.code].required)
    assert all(section.heading and section.help for section in sections)


@pytest.mark.parametrize("code", [code for code, section in SECTIONS.items() if section.required])
def test_what_the_law_needs_is_never_hidden(cast: Cast, code: str) -> None:
    """IP regulation § 9."""
    with pytest.raises(InvalidInput) as refused:
        publish(cast, changed(cast, code, visible=False))
    assert set(refused.value.messages) == {code}


def test_a_section_left_out_is_the_same_as_hidden(cast: Cast) -> None:
    """IP regulation § 9."""
    for sections in (shipped(cast)[1:], [*shipped(cast), shipped(cast)[0]]):
        with pytest.raises(InvalidInput):
            publish(cast, sections)


def test_a_heading_is_never_empty(cast: Cast) -> None:
    with pytest.raises(InvalidInput) as refused:
        publish(cast, changed(cast, "diary", heading=" "))
    assert set(refused.value.messages) == {"diary"}


def test_a_plan_under_way_keeps_its_version_and_the_next_gets_the_new_one(cast: Cast, story: Story) -> None:
    """P-04."""
    publish(cast, changed(cast, "diary", visible=False))

    before = Plan.objects.get(pk=story.plan.pk)
    assert "diary" in {section.code for section in forms.shown_sections(before)}
    lifecycle.close(
        actor=cast.actor("nina"), plan_id=story.plan.pk, reason="Ferdig", continues="Alt", last_evaluation="Bra"
    )
    consents.give(actor=cast.actor("kari"), case_id=story.case.pk, plan_kind=KIND)
    after = lifecycle.start(actor=cast.actor("nina"), case_id=story.case.pk, kind=KIND)
    assert "diary" not in {section.code for section in forms.shown_sections(after)}


def test_every_version_can_be_read_and_the_shipped_one_is_the_first(cast: Cast) -> None:
    for heading in ("Notatene mine", "Loggen min"):
        publish(cast, changed(cast, "diary", heading=heading))

    numbers = [version.number for version in forms.versions(cast.town.municipality, KIND)]
    assert numbers == [3, 2, 1]
    assert [version.number for version in forms.versions(cast.town.neighbour, KIND)] == [1]


def test_two_who_publish_at_the_same_time_do_not_overwrite_each_other(cast: Cast) -> None:
    publish(cast, changed(cast, "diary", heading="Notatene mine"), base=1)

    with pytest.raises(InvalidInput, match="imens"):
        publish(cast, changed(cast, "diary", heading="Loggen min"), base=1)


@pytest.mark.parametrize("name", ["nina", "liv", "kari", "ida"])
def test_others_do_not_change_the_forms(cast: Cast, name: str) -> None:
    """P-04: the organisation's own coordinating unit or local administrator."""
    with pytest.raises(Denied):
        publish(cast, shipped(cast), name)


def test_a_local_administrator_changes_the_forms_and_it_is_recorded(cast: Cast) -> None:
    Position.objects.filter(person=cast.tor.person).update(role="local_administrator")

    publish(cast, shipped(cast), "tor")

    event = AuditEvent.objects.get(object_kind="plan_form")
    assert (event.actor_name, event.detail) == ("Tor Vik", {"kind": "individual", "number": 2})
