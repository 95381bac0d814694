"""The pages where a municipality adapts its plan forms (P-04)."""

import pytest
from django.test import Client
from django.urls import reverse

from helhet.organisation.models import Position
from helhet.plans import forms
from helhet.plans.models import PlanFormVersion, PlanKind
from helhet.plans.sections import SECTIONS
from tests.cast import Cast
from tests.fixtures import SignIn

LIST = reverse("plan-forms:list")
FORM = reverse("plan-forms:form", args=[PlanKind.INDIVIDUAL])


def version_url(number: int) -> str:
    return reverse("plan-forms:version", args=[PlanKind.INDIVIDUAL, number])


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def typed(cast: Cast, **changes: str) -> dict[str, str]:
    """The form as it is sent when nothing else is touched; a name "diary__heading" changes the field diary-heading."""
    sections = forms.sections_of(forms.versions(cast.town.municipality, PlanKind.INDIVIDUAL)[0])
    sent = {"base": "1", "do": "publish"}
    for place, section in enumerate(sections, start=1):
        sent |= {
            f"{section.code}-heading": section.heading,
            f"{section.code}-help": section.help,
            f"{section.code}-place": str(place),
        }
        if section.visible:
            sent[f"{section.code}-visible"] = "on"
    return sent | {name.replace("__", "-"): value for name, value in changes.items()}


def newest(cast: Cast) -> PlanFormVersion:
    return forms.versions(cast.town.municipality, PlanKind.INDIVIDUAL)[0]


def test_the_list_says_which_version_applies(cast: Cast, sign_in: SignIn) -> None:
    siri = sign_in("siri")
    assert page(siri, LIST).count("Slik den kommer med Helhet") == len(PlanKind)

    siri.post(FORM, typed(cast, diary__heading="Notatene mine"))

    text = page(siri, LIST)
    assert "Versjon 2" in text
    assert "Siri Moe" in text


def test_a_section_is_renamed_explained_moved_and_hidden(cast: Cast, sign_in: SignIn) -> None:
    sent = typed(cast, diary__heading="Notatene mine", diary__help="Bare for deg.", goals__place="1")
    del sent["crisis-visible"]

    assert sign_in("siri").post(FORM, sent).status_code == 302

    sections = {section.code: section for section in forms.sections_of(newest(cast))}
    assert (sections["diary"].heading, sections["diary"].help) == ("Notatene mine", "Bare for deg.")
    assert not sections["crisis"].visible
    assert list(sections)[:2] == ["what_matters", "goals"]


def test_what_the_law_needs_has_the_reason_in_place_of_a_tick(cast: Cast, sign_in: SignIn) -> None:
    """IP regulation § 9."""
    siri = sign_in("siri")
    text = page(siri, FORM)
    required = [code for code, section in SECTIONS.items() if section.required]
    assert text.count("forskriften om individuell plan § 9") == len(required)

    sent = typed(cast)
    for code in required:
        assert f'name="{code}-visible"' not in text
        sent.pop(f"{code}-visible")
    siri.post(FORM, sent)

    assert all(section.visible for section in forms.sections_of(newest(cast)) if section.code in required)


def test_a_preview_shows_and_saves_nothing(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in("siri").post(FORM, typed(cast, do="preview", diary__heading="Notatene mine"))

    text = response.content.decode()
    assert "Slik blir det" in text
    assert text.count("Notatene mine") >= 2
    assert newest(cast).number == 1


def test_what_is_wrong_is_said_beside_its_section_and_the_rest_is_kept(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in("siri").post(FORM, typed(cast, diary__heading="", crisis__help="Vår egen tekst"))

    wrong = [row.section.code for row in response.context["form"].rows if row.errors]
    assert wrong == ["diary"]
    assert "Vår egen tekst" in response.content.decode()
    assert newest(cast).number == 1


def test_somebody_else_has_published_meanwhile(cast: Cast, sign_in: SignIn) -> None:
    siri = sign_in("siri")
    siri.post(FORM, typed(cast, diary__heading="Notatene mine"))

    response = siri.post(FORM, typed(cast, diary__heading="Loggen min"))

    assert "Noen andre har publisert" in response.content.decode()
    assert newest(cast).number == 2


def test_an_earlier_version_is_read_and_can_be_begun_from(cast: Cast, sign_in: SignIn) -> None:
    siri = sign_in("siri")
    siri.post(FORM, typed(cast, diary__heading="Notatene mine"))

    assert "Dagboka mi" in page(siri, version_url(1))
    assert "Notatene mine" in page(siri, version_url(2))
    assert "from=1" in page(siri, version_url(1))
    assert 'value="Dagboka mi"' in page(siri, f"{FORM}?from=1")
    assert siri.get(version_url(9)).status_code == 404


def test_reading_a_form_writes_nothing(cast: Cast, sign_in: SignIn) -> None:
    page(sign_in("siri"), FORM)

    assert not PlanFormVersion.objects.filter(organisation=cast.town.municipality).exists()


@pytest.mark.parametrize(
    ("name", "expected"), [("siri", 200), ("ida", 200), ("nina", 403), ("liv", 403), ("kari", 403)]
)
def test_who_adapts_forms(sign_in: SignIn, name: str, expected: int) -> None:
    client = sign_in(name)

    assert [client.get(each).status_code for each in (LIST, FORM, version_url(1))] == [expected] * 3


def test_one_municipality_never_reaches_the_forms_of_another(cast: Cast, sign_in: SignIn) -> None:
    siri = sign_in("siri")
    theirs = f"?organisation={cast.town.neighbour.pk}"

    assert siri.get(LIST + theirs).status_code == 404
    assert siri.post(FORM + theirs, typed(cast)).status_code == 404
    assert not PlanFormVersion.objects.filter(organisation=cast.town.neighbour).exists()


def test_who_works_for_two_chooses_whose_forms(cast: Cast, sign_in: SignIn) -> None:
    Position.objects.create(
        person=cast.siri.person,
        unit=cast.town.elsewhere,
        role="local_administrator",
        title="Rådgiver",
        starts_on="2020-01-01",
    )
    siri = sign_in("siri")

    assert "Fjellvik kommune" in page(siri, LIST)
    siri.post(f"{FORM}?organisation={cast.town.neighbour.pk}", typed(cast, diary__heading="Notatene mine"))

    assert [each.organisation for each in PlanFormVersion.objects.filter(number=2)] == [cast.town.neighbour]


@pytest.mark.parametrize("address", [LIST, FORM, version_url(1)])
def test_the_pages_ask_the_database_few_questions(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: object, address: str
) -> None:
    for number in range(3):
        forms.publish(
            actor=cast.actor("siri"),
            organisation=cast.town.municipality,
            kind=PlanKind.INDIVIDUAL,
            sections=forms.sections_of(newest(cast)),
            base=number + 1,
        )
    client = sign_in("siri")

    with django_assert_max_num_queries(11):  # type: ignore[operator]
        client.get(address)
