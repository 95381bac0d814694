"""The script in a real browser: nothing typed is lost, nothing is sent twice, nobody sees another's text.

The pages are rendered here and handed to the browser without a server, so that the line can be cut at will.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django import forms
from django.template import engines
from django.test import RequestFactory
from playwright.sync_api import Browser, Dialog, Page, Route, expect

import helhet.ui
from helhet.ui.fields import PlainTextField
from helhet.ui.forms import Form
from helhet.ui.parts import Chrome

pytestmark = pytest.mark.browser

HOST = "http://helhet.test"
PACKAGE = Path(helhet.ui.__file__).parent
SAVE_DELAY = 800
PAGE = """{% extends "ui/base.html" %}{% load ui %}{% block main %}<h1>Ønske</h1>
<label for="search">Finn</label><input type="search" id="search">
<form method="post" action="/send" data-draft-url="/draft" data-draft-key="goal-7" data-plan="plan-1"
data-writer="{{ request.chrome.writer }}" data-draft-base="3">
{% csrf_token %}{{ form }}{% draft_status %}{% button "Lagre" name="do" value="save" %}</form>{% endblock %}"""


class WishForm(Form):
    text = PlainTextField(max_length=200, label="Hva ønsker du?")
    whose = forms.ChoiceField(choices=[("mine", "Mine"), ("ours", "Våre")], widget=forms.RadioSelect, required=False)
    area = forms.ChoiceField(choices=[("", "Ikke valgt"), ("work", "Arbeid")], label="Område", required=False)
    met = forms.BooleanField(label="Dekket", required=False)
    people = forms.MultipleChoiceField(
        choices=[("per", "Per"), ("nina", "Nina"), ("ola", "Ola")], widget=forms.CheckboxSelectMultiple, required=False
    )


@dataclass
class Site:
    """Answers the browser. `draft_status` is what saving a draft gives; 0 cuts the line."""

    writer: str = "kari"
    draft_status: int = 204
    head: str = ""
    invalid: bool = False
    drafts: list[dict[str, str]] = field(default_factory=list)
    sent: list[dict[str, str]] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            route.fulfill(path=PACKAGE / path.removeprefix("/"))
        elif path == "/draft":
            self._draft(route)
        elif path == "/":
            route.fulfill(body=self._page(), content_type="text/html; charset=utf-8")
        else:
            self.sent.append(posted(route))
            route.fulfill(body="<title>Mottatt</title>", content_type="text/html; charset=utf-8")

    def _draft(self, route: Route) -> None:
        self.drafts.append(posted(route))
        if self.draft_status:
            route.fulfill(status=self.draft_status, headers={"Location": "/", "Draft-Revision": "4"})
        else:
            route.abort()

    def _page(self) -> str:
        request = RequestFactory().get("/")
        request.chrome = Chrome(name="Kari", writer=self.writer, sign_out_url="/ut")  # type: ignore[attr-defined]
        form = WishForm({}) if self.invalid else WishForm()
        page = PAGE.replace("{% block main %}", "{% block head %}" + self.head + "{% endblock %}{% block main %}")
        return str(engines["django"].from_string(page).render({"form": form}, request))


def posted(route: Route) -> dict[str, str]:
    values = parse_qs(route.request.post_data or "", keep_blank_values=True)
    return {name: texts[-1] for name, texts in values.items()}


def kept(page: Page) -> dict[str, str]:
    """Return what the tab keeps."""
    return dict(page.evaluate("Object.entries(sessionStorage)"))


def write(page: Page, text: str) -> None:
    page.get_by_label("Hva ønsker du?").fill(text)


def status(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.locator("[data-draft-status]")).to_have_text(text)


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    context = browser.new_context(locale="nb-NO")
    context.set_default_timeout(5000)
    context.route("**/*", site.answer)
    page = context.new_page()
    page.goto(HOST)
    yield page
    context.close()


def test_text_is_saved_a_moment_after_the_last_key(page: Page, site: Site) -> None:
    page.get_by_label("Hva ønsker du?").press_sequentially("Ha 🎈", delay=20)
    status(page, re.compile(r"^Lagret \d\d:\d\d$"))
    assert site.drafts == [{"key": "goal-7", "field": "text", "value": "Ha 🎈", "base": "3"}]
    write(page, "Mer")
    page.wait_for_timeout(SAVE_DELAY + 400)
    assert site.drafts[-1]["base"] == "4"
    assert kept(page) == {}


def test_text_is_kept_in_the_tab_until_the_line_is_back(page: Page, site: Site) -> None:
    site.draft_status = 0
    write(page, "Svømme")
    status(page, re.compile(r"^Ikke på nett\. Teksten er tatt vare på her i fanen"))
    assert list(kept(page).values()) == ["Svømme"]
    site.draft_status = 204
    page.evaluate("window.dispatchEvent(new Event('online'))")
    status(page, re.compile(r"^Lagret"))
    assert site.drafts[-1]["value"] == "Svømme"
    assert kept(page) == {}


def test_what_was_chosen_while_the_line_was_lost_is_chosen_again(page: Page, site: Site) -> None:
    """Radio buttons, lists and check boxes as well as text."""
    site.draft_status = 0
    page.on("dialog", lambda dialog: dialog.accept())
    for name in ("Våre", "Dekket", "Per", "Ola"):
        page.get_by_label(name, exact=True).check()
    page.get_by_label("Område").select_option("work")
    status(page, re.compile(r"^Ikke på nett"))

    page.goto(HOST)

    for name, is_chosen in {
        "Mine": False,
        "Våre": True,
        "Dekket": True,
        "Per": True,
        "Nina": False,
        "Ola": True,
    }.items():
        expect(page.get_by_label(name, exact=True)).to_be_checked(checked=is_chosen)
    expect(page.get_by_label("Område")).to_have_value("work")


@pytest.mark.parametrize("answer", [401, 403, 302])
def test_text_written_after_the_sign_in_has_ended_is_there_after_the_next(page: Page, site: Site, answer: int) -> None:
    site.draft_status = answer
    write(page, "Svømme")
    status(page, re.compile(r"^Du er logget ut\. Teksten ligger trygt"))
    site.draft_status = 204
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(HOST)
    expect(page.get_by_label("Hva ønsker du?")).to_have_value("Svømme")
    status(page, re.compile(r"^Lagret"))
    assert site.drafts[-1]["value"] == "Svømme"


def test_the_next_person_to_sign_in_sees_nothing_of_it(page: Page, site: Site) -> None:
    site.draft_status = 403
    write(page, "Hemmelig")
    status(page, re.compile(r"^Du er logget ut"))
    site.writer = "per"
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(HOST)
    expect(page.get_by_label("Hva ønsker du?")).to_have_value("")
    assert kept(page) == {}


def test_a_page_that_nobody_is_signed_in_to_neither_shows_nor_forgets_the_text(page: Page, site: Site) -> None:
    site.draft_status = 403
    write(page, "Hemmelig")
    status(page, re.compile(r"^Du er logget ut"))
    site.writer = ""
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(HOST)
    expect(page.get_by_label("Hva ønsker du?")).to_have_value("")
    assert list(kept(page).values()) == ["Hemmelig"]


def test_a_refused_text_is_kept_and_not_sent_again_by_itself(page: Page, site: Site) -> None:
    site.draft_status = 409
    write(page, "Svømme")
    status(page, re.compile(r"^Teksten ble ikke lagret ennå"))
    assert list(kept(page).values()) == ["Svømme"]
    page.wait_for_timeout(SAVE_DELAY + 400)
    assert len(site.drafts) == 1


def test_the_tab_forgets_when_the_server_says_that_it_has_the_text(page: Page, site: Site) -> None:
    site.draft_status = 0
    write(page, "Svømme")
    status(page, re.compile(r"^Ikke på nett"))
    page.get_by_role("button", name="Lagre").click()
    page.wait_for_url("**/send")
    assert list(kept(page).values()) == ["Svømme"]
    site.head = '<meta name="draft-saved" content="goal-7">'
    page.goto(HOST)
    expect(page.get_by_label("Hva ønsker du?")).to_have_value("")
    assert kept(page) == {}


def test_signing_out_asks_about_unsaved_text_and_then_forgets_it(page: Page, site: Site) -> None:
    site.draft_status = 403
    write(page, "Hemmelig")
    status(page, re.compile(r"^Du er logget ut"))
    questions: list[str] = []

    def stay(dialog: Dialog) -> None:
        questions.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", stay)
    page.get_by_role("button", name="Logg ut").click()
    assert questions[0].startswith("Du har tekst som ikke er lagret.")
    assert site.sent == []
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Logg ut").click()
    page.wait_for_url("**/ut")
    assert kept(page) == {}


def test_leaving_with_unsent_text_asks_first(page: Page, site: Site) -> None:
    site.draft_status = 0
    write(page, "Svømme")
    status(page, re.compile(r"^Ikke på nett"))
    kinds: list[str] = []

    def leave(dialog: Dialog) -> None:
        kinds.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.goto(f"{HOST}/send")
    assert kinds == ["beforeunload"]


def test_a_form_is_sent_once_with_the_value_of_its_button(page: Page, site: Site) -> None:
    page.evaluate("addEventListener('submit', (event) => event.preventDefault())")
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_role("button", name="Lagre")).to_be_disabled()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.get_by_role("button", name="Lagre")).to_be_enabled()
    page.goto(HOST)
    page.get_by_role("button", name="Lagre").dblclick()
    page.wait_for_url("**/send")
    assert [form["do"] for form in site.sent] == ["save"]


def test_ctrl_enter_sends_and_slash_finds(page: Page, site: Site) -> None:
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.get_by_label("Finn")).to_be_focused()
    write(page, "a/b")
    page.get_by_label("Hva ønsker du?").press("Control+Enter")
    page.wait_for_url("**/send")
    assert site.sent[0]["text"] == "a/b"


def test_the_list_of_errors_gets_the_focus(page: Page, site: Site) -> None:
    site.invalid = True
    page.goto(HOST)
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.get_by_role("link", name="Skriv inn noe i «Hva ønsker du?».").click()
    expect(page.get_by_label("Hva ønsker du?")).to_be_focused()
