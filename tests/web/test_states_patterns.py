"""Choosing a start pattern on its page: everything can be unticked, changed or added (P-35)."""

import pytest
from django.urls import reverse

from helhet.plans.models import Plan, Review, WantedCooperation
from helhet.plans.patterns import Pattern, pattern_named, patterns
from tests.cast import Story
from tests.fixtures import SignIn


@pytest.fixture
def pattern() -> Pattern:
    return pattern_named("leaving_school")


def url(story: Story, pattern: Pattern | None = None) -> str:
    address = reverse("cases:pattern", args=[story.plan.pk])
    return f"{address}?pattern={pattern.code}" if pattern else address


def typed(pattern: Pattern) -> dict[str, str]:
    """The form as it is sent when nothing is touched."""
    form: dict[str, str] = {}
    for prefix, suggestions in (("reviews", pattern.reviews), ("cooperation", pattern.cooperation)):
        form |= {f"{prefix}-TOTAL_FORMS": str(len(suggestions) + 2), f"{prefix}-INITIAL_FORMS": str(len(suggestions))}
    for number, review in enumerate(pattern.reviews):
        form |= {
            f"reviews-{number}-take": "on",
            f"reviews-{number}-note": review.note,
            f"reviews-{number}-due_on": "03.04.2027",
            f"reviews-{number}-review_kind": review.kind,
        }
    for number, each in enumerate(pattern.cooperation):
        form |= {
            f"cooperation-{number}-take": "on",
            f"cooperation-{number}-provider": each.provider,
            f"cooperation-{number}-why": each.why,
            f"cooperation-{number}-need": each.need,
        }
    for number in (len(pattern.reviews), len(pattern.reviews) + 1):
        form[f"reviews-{number}-review_kind"] = "adjustment"
    for number in (len(pattern.cooperation), len(pattern.cooperation) + 1):
        form[f"cooperation-{number}-need"] = "wanted"
    return form


def test_every_situation_is_listed_with_when_it_fits(story: Story, sign_in: SignIn) -> None:
    text = sign_in("nina").get(url(story)).content.decode()

    for each in patterns():
        assert each.name in text
        assert each.fits in text


def test_the_suggestions_are_ticked_and_can_be_changed(story: Story, sign_in: SignIn, pattern: Pattern) -> None:
    text = sign_in("nina").get(url(story, pattern)).content.decode()

    assert text.count("checked") == len(pattern.reviews) + len(pattern.cooperation)


def test_everything_goes_in_with_one_button(story: Story, sign_in: SignIn, pattern: Pattern) -> None:
    before = Plan.objects.get(pk=story.plan.pk).version

    response = sign_in("nina").post(url(story, pattern), typed(pattern))

    assert response.headers["Location"] == reverse("plans:plan", args=[story.plan.pk])
    assert Review.objects.filter(plan=story.plan).count() == len(pattern.reviews)
    assert WantedCooperation.objects.filter(plan=story.plan).count() == len(pattern.cooperation)
    assert Plan.objects.get(pk=story.plan.pk).version == before + 1


def test_what_is_unticked_stays_out_even_when_it_is_wrong(story: Story, sign_in: SignIn, pattern: Pattern) -> None:
    form = typed(pattern) | {"reviews-0-due_on": "i morgen en gang"}
    del form["reviews-0-take"]

    sign_in("nina").post(url(story, pattern), form)

    notes = set(Review.objects.filter(plan=story.plan).values_list("note", flat=True))
    assert notes == {review.note for review in pattern.reviews[1:]}


def test_a_row_of_ones_own_goes_in_too(story: Story, sign_in: SignIn, pattern: Pattern) -> None:
    number = len(pattern.cooperation)
    form = typed(pattern) | {f"cooperation-{number}-provider": "Karis bestemor", "cooperation-0-provider": "Elevrådet"}

    sign_in("nina").post(url(story, pattern), form)

    names = set(WantedCooperation.objects.filter(plan=story.plan).values_list("provider", flat=True))
    assert {"Karis bestemor", "Elevrådet"} <= names
    assert pattern.cooperation[0].provider not in names


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"reviews-1-due_on": ""}, "due_on"),
        ({"reviews-4-note": "Møte"}, "due_on"),
        ({"reviews-1-due_on": "x"}, "due_on"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(
    story: Story, sign_in: SignIn, pattern: Pattern, changes: dict[str, str], wrong: str
) -> None:
    response = sign_in("nina").post(url(story, pattern), typed(pattern) | changes | {"cooperation-0-why": "Min tekst"})

    assert response.status_code == 200
    assert [name for row in response.context["reviews"] for name in row.errors] == [wrong]
    assert "Min tekst" in response.content.decode()
    assert not Review.objects.filter(plan=story.plan).exists()


def test_an_unknown_situation_does_not_exist(story: Story, sign_in: SignIn) -> None:
    assert sign_in("nina").get(f"{url(story)}?pattern=../x").status_code == 404


@pytest.mark.parametrize(
    ("name", "expected"), [("kari", 200), ("nina", 200), ("ola", 403), ("siri", 403), ("tor", 404)]
)
def test_who_chooses(story: Story, sign_in: SignIn, name: str, expected: int) -> None:
    assert sign_in(name).get(url(story)).status_code == expected


def test_the_page_asks_the_database_few_questions(
    story: Story, sign_in: SignIn, pattern: Pattern, django_assert_max_num_queries: object
) -> None:
    client = sign_in("nina")
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        client.get(url(story, pattern))
