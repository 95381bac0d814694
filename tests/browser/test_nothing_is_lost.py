"""What somebody has written is never lost: not by a lost line, by two who write at once, by a sign-in that ended."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from helhet.access.actors import Actor
from helhet.plans.actions import cases, items
from helhet.plans.models import Draft, Goal, Statement
from tests.browser.windows import PHONE, OpenWindow
from tests.cast import Cast, Story, make_cast, make_story

OFFLINE = "ERR_INTERNET_DISCONNECTED"
WISH = "Jeg vil lære å kjøre buss alene."


@pytest.fixture(scope="module")
def cast(server: str) -> Cast:
    return make_cast()


@pytest.fixture(scope="module")
def story(cast: Cast) -> Story:
    return make_story(cast)


@pytest.fixture(autouse=True)
def _no_drafts_from_before(story: Story) -> None:
    story.plan.drafts.all().delete()


@pytest.fixture
def words(cast: Cast, story: Story) -> Statement:
    """A text that both Kari's side and Nina may change."""
    return _written(cast.actor("nina"), story, "Kari har fortalt om skolen.")


def test_what_is_typed_is_saved_and_is_there_after_a_reload(cast: Cast, story: Story, open_window: OpenWindow) -> None:
    page = open_window(cast.kari, width=PHONE)
    _begins_a_wish(page, story)
    _types(page, WISH)
    expect(page.locator("[data-draft-status]")).to_contain_text("Lagret")

    page.reload()

    expect(_field(page)).to_have_value(WISH)
    expect(page.get_by_text("Vi har tatt vare på det")).to_be_visible()
    page.get_by_role("button", name="Kast det jeg begynte på").click()
    expect(_field(page)).to_have_value("")


def test_what_is_chosen_is_saved_and_is_there_without_the_script(
    cast: Cast, story: Story, open_window: OpenWindow
) -> None:
    page = open_window(cast.nina)
    _begins_a_wish(page, story)
    page.get_by_role("radio", name="Sammen").check()
    expect(page.locator("[data-draft-status]")).to_contain_text("Lagret")

    plain = open_window(cast.nina, javascript=False)
    _begins_a_wish(plain, story)

    expect(plain.get_by_role("radio", name="Sammen")).to_be_checked()


def test_a_lost_line_keeps_the_text_in_the_tab_and_sends_it_when_the_line_is_back(
    cast: Cast, story: Story, open_window: OpenWindow
) -> None:
    page = open_window(cast.kari, width=PHONE, expects=OFFLINE)
    _begins_a_wish(page, story)
    page.context.set_offline(True)
    _types(page, WISH)
    expect(page.locator("[data-draft-status][data-state=offline]")).to_be_visible()
    assert WISH in _kept_in_tab(page)

    page.context.set_offline(False)

    expect(page.locator("[data-draft-status][data-state=saved]")).to_be_visible()
    assert not _kept_in_tab(page)
    assert Draft.objects.get(plan=story.plan, writer=cast.kari).text == WISH


def test_two_who_change_the_same_text_both_see_both(
    cast: Cast, story: Story, words: Statement, open_window: OpenWindow
) -> None:
    """Whoever saves last decides with both texts in view; nothing is overwritten unseen."""
    first, second = open_window(cast.nina), open_window(cast.nina, expects="409")
    for page in (first, second):
        page.goto(_change(words))
    _types(first, "Kari har fortalt om skolen og bussen.")
    _saves(first)
    _types(second, "Kari har fortalt om hjemmet.")
    _saves(second)

    expect(second.get_by_role("heading", level=1)).to_have_text("Dere skrev på det samme")
    for text in ("Kari har fortalt om skolen og bussen.", "Kari har fortalt om hjemmet."):
        expect(second.get_by_role("blockquote").filter(has_text=text)).to_be_visible()
    second.get_by_role("radio", name="Sett dem sammen").check()
    _saves(second)
    words.refresh_from_db()
    assert "bussen" in words.text
    assert "hjemmet" in words.text


def test_the_back_button_finds_the_text_again(cast: Cast, story: Story, open_window: OpenWindow) -> None:
    page = open_window(cast.kari, width=PHONE)
    _begins_a_wish(page, story)
    _types(page, WISH)
    expect(page.locator("[data-draft-status]")).to_contain_text("Lagret")
    page.get_by_role("main").get_by_role("link", name="Avbryt").click()

    page.go_back()

    expect(_field(page)).to_have_value(WISH)


def test_a_double_click_adds_one(cast: Cast, story: Story, open_window: OpenWindow) -> None:
    page = open_window(cast.kari, width=PHONE)
    _begins_a_wish(page, story)
    _types(page, "Én gang er nok.")
    page.get_by_role("button", name="Lagre", exact=True).dblclick()

    expect(page.get_by_text("Lagret.")).to_be_visible()
    assert Goal.objects.filter(plan=story.plan, text="Én gang er nok.").count() == 1


def test_a_form_sent_after_the_sign_in_has_ended_shows_the_text_and_the_way_back(
    cast: Cast, story: Story, open_window: OpenWindow
) -> None:
    page = open_window(cast.kari, width=PHONE, expects="401")
    _begins_a_wish(page, story)
    _types(page, WISH)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_role("button", name="Lagre", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Du er logget ut")
    expect(page.get_by_label("Tekst 1")).to_have_value(WISH)
    expect(page.get_by_role("link", name="Logg inn igjen")).to_be_visible()


def test_a_removal_is_undone_with_the_keyboard_alone(cast: Cast, words: Statement, open_window: OpenWindow) -> None:
    page = open_window(cast.nina)
    page.goto(_change(words))
    page.get_by_role("button", name="Fjern").press("Enter")
    expect(page.get_by_text("Teksten er fjernet.", exact=True)).to_be_visible()
    words.refresh_from_db()
    assert words.removed_at is not None

    _tabs_to(page, "Angre")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Hentet tilbake.")).to_be_visible()
    words.refresh_from_db()
    assert words.removed_at is None


def test_signing_out_leaves_nothing_in_the_tab(cast: Cast, story: Story, open_window: OpenWindow) -> None:
    page = open_window(cast.kari, width=PHONE, expects=OFFLINE)
    _begins_a_wish(page, story)
    page.context.set_offline(True)
    _types(page, WISH)
    expect(page.locator("[data-draft-status][data-state=offline]")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("[data-draft-status][data-state=saved]")).to_be_visible()

    page.get_by_role("button", name="Logg ut").first.click()

    expect(page.get_by_text("Du er logget ut.")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0


def test_what_one_wrote_is_not_shown_to_the_next_at_the_same_screen(
    cast: Cast, story: Story, open_window: OpenWindow
) -> None:
    page = open_window(cast.kari, width=PHONE)
    _begins_a_wish(page, story)
    page.evaluate("sessionStorage.setItem('helhet:somebody-else/plan/goal%3Anew/text', 'Ikke ditt')")

    page.reload()

    expect(_field(page)).to_have_value("")
    assert page.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize("act", ["adds", "changes", "removes"])
def test_every_act_works_without_javascript(
    act: str, cast: Cast, story: Story, words: Statement, open_window: OpenWindow
) -> None:
    page = open_window(cast.nina, javascript=False)
    acts: dict[str, Callable[[], None]] = {
        "adds": lambda: _adds_plainly(page, story),
        "changes": lambda: _changes_plainly(page, words),
        "removes": lambda: _removes_and_undoes_plainly(page, words),
    }
    acts[act]()


def test_consent_is_given_without_javascript(cast: Cast, open_window: OpenWindow) -> None:
    case = cases.open_case(actor=cast.actor("siri"), person=cast.per.person, responsible_body=cast.town.municipality)
    page = open_window(cast.per, width=PHONE, javascript=False)
    page.goto(reverse("cases:consent", args=[case.pk, "individual"]))
    page.get_by_role("button", name="Ja, jeg samtykker").click()

    expect(page.get_by_text("Takk. Svaret ditt er tatt vare på.")).to_be_visible()
    assert case.consents.in_force().filter(giver=cast.per.person).exists()


def _adds_plainly(page: Page, story: Story) -> None:
    page.goto(reverse("plans:plan", args=[story.plan.pk]))
    page.get_by_role("link", name="Skriv et mål").first.click()
    _field(page).fill("Komme til bussen.")
    _saves(page)
    expect(page.get_by_text("Komme til bussen.").first).to_be_visible()


def _changes_plainly(page: Page, words: Statement) -> None:
    page.goto(_change(words))
    _field(page).fill("Endret uten skript.")
    _saves(page)
    expect(page.get_by_text("Endret uten skript.").first).to_be_visible()


def _removes_and_undoes_plainly(page: Page, words: Statement) -> None:
    page.goto(_change(words))
    page.get_by_role("button", name="Fjern").click()
    page.get_by_role("button", name="Angre").first.click()
    expect(page.get_by_text("Hentet tilbake.")).to_be_visible()


def _written(actor: Actor, story: Story, text: str) -> Statement:
    return items.add(actor=actor, plan_id=story.plan.pk, model=Statement, values={"topic": "background", "text": text})


def _begins_a_wish(page: Page, story: Story) -> None:
    page.goto(reverse("items:add", args=[story.plan.pk, "goal"]))


def _change(words: Statement) -> str:
    return reverse("items:change", args=[words.plan_id, "statement", words.pk])


def _field(page: Page) -> Locator:
    return page.locator("main textarea[name=text]")


def _types(page: Page, text: str) -> None:
    """Key by key at the end, as a person does, so that the script hears it."""
    _field(page).fill(text[:-1])
    _field(page).press_sequentially(text[-1])


def _saves(page: Page) -> None:
    page.get_by_role("main").get_by_role("button", name="Lagre", exact=True).click()


def _kept_in_tab(page: Page) -> list[str]:
    kept: list[str] = page.evaluate("Object.values(sessionStorage)")
    return kept


def _tabs_to(page: Page, button: str) -> None:
    """Press Tab until the button has the focus."""
    wanted = page.get_by_role("button", name=button).first
    for _step in range(40):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never comes to {button}")
