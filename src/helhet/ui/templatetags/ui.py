"""The parts pages are built from. Load with `{% load ui %}`.

An unknown or missing argument fails when the template is compiled; an unknown variant, tone or icon fails when it is
rendered. All text is escaped unless it is marked safe.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import Any, Final

from django.core.paginator import Page
from django.forms import BaseForm
from django.http import HttpRequest
from django.template import Context, Library
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from helhet.ui.charts import HEIGHT, WIDTH, line_chart, plain_number
from helhet.ui.icons import ICONS
from helhet.ui.parts import Action, Cell, Link, Stat

register = Library()

VARIANTS: Final = frozenset({"primary", "secondary", "tertiary"})
TONES: Final = frozenset({"accent", "neutral", "sand", "clay", "info", "success", "warning", "danger"})
_LONGEST_ABOUT: Final = 80
_TONE_ICONS: Final = {"success": "check", "warning": "clock", "danger": "warning"}


def _known(value: str, allowed: Iterable[str], what: str) -> str:
    if value not in allowed:
        msg = f"Unknown {what} {value!r}"
        raise ValueError(msg)
    return value


def _escaped(text: str) -> str:
    """A text as HTML; one that a template has escaped already is left as it is."""
    return text if isinstance(text, SafeString) else escape(text)


# Buttons and links ----------------------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw a decorative icon, hidden from screen readers: `{% icon "calendar" %}`. Names are in `helhet.ui.icons`."""
    path = ICONS[_known(name, ICONS, "icon")]
    return SafeString(
        f'<svg class="h-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{path}"/></svg>'
    )


@register.inclusion_tag("ui/parts/button.html")
def button(
    label: str,
    *,
    variant: str = "primary",
    tone: str = "accent",
    icon: str = "",
    name: str = "",
    value: str = "",
    form: str = "",
) -> dict[str, object]:
    """Submit button: `{% button "Lagre" %}`, `{% button "Slett" variant="secondary" name="do" value="delete" %}`.

    `form` is the id of a form that the button stands outside of.
    """
    look = {"variant": _known(variant, VARIANTS, "variant"), "tone": _known(tone, TONES, "tone"), "icon": icon}
    return {"label": label, "name": name, "value": value, "form": form, **look}


@register.inclusion_tag("ui/parts/link_button.html")
def link_button(
    label: str, url: str, *, variant: str = "secondary", tone: str = "accent", icon: str = ""
) -> dict[str, object]:
    """Link that looks like a button: `{% link_button "Skriv ut" print_url icon="print" %}`."""
    look = {"variant": _known(variant, VARIANTS, "variant"), "tone": _known(tone, TONES, "tone"), "icon": icon}
    return {"label": label, "url": url, **look}


@register.inclusion_tag("ui/parts/post_button.html")
def post_button(
    label: str,
    url: str,
    *,
    about: str = "",
    variant: str = "tertiary",
    tone: str = "accent",
    icon: str = "",
    name: str = "",
    value: str = "",
) -> dict[str, object]:
    """Form with one button: `{% post_button "Fjern" remove_url about="Mål 2" icon="trash" %}`.

    `about` is read by screen readers after the label, so that ten buttons "Fjern" are told apart.
    """
    look = {"variant": _known(variant, VARIANTS, "variant"), "tone": _known(tone, TONES, "tone"), "icon": icon}
    return {"label": label, "url": url, "about": about, "name": name, "value": value, **look}


@register.inclusion_tag("ui/parts/undo_button.html")
def undo_button(text: str, url: str, *, name: str = "", value: str = "") -> dict[str, object]:
    """Say what was done and offer to undo it: `{% undo_button "Målet er fjernet." undo_url %}`."""
    return {"text": text, "url": url, "name": name, "value": value}


@register.simple_tag
def action_buttons(actions: Iterable[Action], *, about: str, variant: str = "tertiary") -> SafeString:
    """What one can do here, side by side: `{% action_buttons goal.actions about=goal.text variant="secondary" %}`.

    `about` is read by screen readers after the label, so that ten buttons "Kommenter" are told apart.
    """
    look = f' class="ds-button" data-size="sm" data-variant="{_known(variant, VARIANTS, "variant")}"'
    said = f'<span class="ds-sr-only">: {escape(about)}</span>'
    return SafeString("\n".join(_acted(action, look, said) for action in actions))


@register.simple_tag
def action_menu(actions: Sequence[Action], *, about: str) -> SafeString:
    """Everything else one can do, folded away: `{% action_menu goal.more about=goal.text %}`. Nothing without any."""
    if not actions:
        return SafeString("")
    told = about if len(about) <= _LONGEST_ABOUT else f"{about[:_LONGEST_ABOUT]}…"
    entries = "".join(f"<li>{_acted(action)}</li>" for action in actions)
    return SafeString(
        f'<details class="h-menu"><summary aria-label="{_more_choices(get_language())}: {escape(told)}"></summary>'
        f"<ul>{entries}</ul></details>"
    )


@lru_cache
def _more_choices(_language: str | None) -> str:
    return escape(_("Flere valg"))


def _acted(action: Action, look: str = "", said: str = "") -> str:
    """One action as the link or the button it is. A page has a hundred of them, so it is written without a template."""
    label, url = escape(action.label), escape(action.url)
    if not action.is_post:
        return f'<a{look} href="{url}">{label}{said}</a>'
    sent = f' name="{escape(action.name)}" value="{escape(action.value)}"' if action.name else ""
    return f'<button{look} type="submit" form="acts" formaction="{url}"{sent}>{label}{said}</button>'


# Boxes ----------------------------------------------------------------------------------------------------------------


@register.simple_block_tag
def alert(content: str, *, tone: str = "info", title: str = "", level: int = 2) -> SafeString:
    """Box that asks for attention: `{% alert tone="warning" title="Svar innen fredag" %}<p>…</p>{% endalert %}`."""
    context = {"content": content, "tone": _known(tone, TONES, "tone"), "title": title, "level": level}
    return render_to_string("ui/parts/alert.html", context)


@register.simple_block_tag
def card(
    content: str,
    *,
    title: str = "",
    url: str = "",
    level: int = 2,
    tone: str = "",
    id: str = "",  # noqa: A002
) -> SafeString:
    """Card; with `url` its title is a link: `{% card title="Skole" url=goal_url tone="sand" %}…{% endcard %}`.

    `level` is the heading level; `tone` tints the card, for instance "sand".
    """
    tinted = tone and _known(tone, TONES, "tone")
    context = {"content": content, "title": title, "url": url, "level": level, "tone": tinted, "id": id}
    return render_to_string("ui/parts/card.html", context)


@register.simple_block_tag
def details(content: str, summary: str, *, open: bool = False) -> SafeString:  # noqa: A002
    """Help that opens where the question arises: `{% details "Hva er et delmål?" %}<p>…</p>{% enddetails %}`."""
    return render_to_string("ui/parts/details.html", {"content": content, "summary": summary, "open": open})


@register.simple_block_tag(end_name="endnothing_yet")
def nothing_yet(content: str, title: str, *, action: str = "", url: str = "") -> SafeString:
    """Teach where nothing is yet: why, an example and one button.

    `{% nothing_yet "Ingen mål ennå" action="Skriv et mål" url=u %}<p>…</p>{% endnothing_yet %}`
    """
    context = {"content": content, "title": title, "action": action, "url": url}
    return render_to_string("ui/parts/nothing_yet.html", context)


@register.inclusion_tag("ui/parts/own_words.html")
def own_words(
    text: str, *, who: str = "", when: date | None = None, title: str = "", lead: bool = False
) -> dict[str, object]:
    """Quote the person: `{% own_words plan.own_words who="Kari" when=plan.written_on %}`.

    Line breaks are kept, and the direction of writing follows the text. `lead` is for the top of a page.
    """
    return {"text": text, "who": who, "when": when, "title": title, "lead": lead}


@register.inclusion_tag("ui/parts/who_sees.html")
def who_sees(text: str) -> dict[str, object]:
    """Quiet line on who else reads what is written here: `{% who_sees "Per og Nina kan lese dette." %}`."""
    return {"text": text}


@register.simple_tag
def status_tag(text: str, *, tone: str = "neutral") -> SafeString:
    """Status as a word, never colour alone: `{% status_tag "Venter på svar" tone="warning" %}`."""
    drawn = icon(_TONE_ICONS[tone]) if tone in _TONE_ICONS else ""
    look = _known(tone, TONES, "tone")
    return SafeString(f'<span class="ds-tag" data-color="{look}">{drawn}{_escaped(text)}</span>')


# Around the content ---------------------------------------------------------------------------------------------------


@register.simple_block_tag(end_name="endpage_header")
def page_header(content: str, title: str, *, eyebrow: str = "", lead: str = "") -> SafeString:
    """Top of a page, with what one can do here as content.

    `{% page_header "Kari Nordmann" eyebrow="Individuell plan" %}{% link_button "Skriv ut" u %}{% endpage_header %}`
    """
    context = {"content": content, "title": title, "eyebrow": eyebrow, "lead": lead}
    return render_to_string("ui/parts/page_header.html", context)


@register.inclusion_tag("ui/parts/breadcrumbs.html")
def breadcrumbs(*steps: str) -> dict[str, object]:
    """Way back, as label and address in turn, last the page itself: `{% breadcrumbs "Hjem" home_url "Planen" %}`."""
    if len(steps) % 2 == 0:
        msg = "Breadcrumbs are label and address in turn, and last the label of the page itself"
        raise ValueError(msg)
    links = [Link(label=label, url=url) for label, url in list(pairwise(steps))[::2]]
    return {"links": links, "here": steps[-1]}


@register.simple_tag
def link_list(links: Iterable[Link]) -> SafeString:
    """Links below each other, one of them perhaps `current`: `<nav …>{% link_list page.links %}</nav>`."""
    return SafeString(f"<ul>{''.join([_linked(link) for link in links])}</ul>")


def _linked(link: Link) -> str:
    current = ' aria-current="page"' if link.current else ""
    count = f' <span class="h-count">{link.count}</span>' if link.count else ""
    return f'<li><a href="{escape(link.url)}"{current}>{_escaped(link.label)}{count}</a></li>'


@register.simple_tag
def tabs(links: Iterable[Link], label: str) -> SafeString:
    """Tabs that are plain links, one of them `current`: `{% tabs page.tabs "Deler av planen" %}`."""
    return SafeString(f'<nav class="h-tabs" aria-label="{_escaped(label)}">{link_list(links)}</nav>')


@register.simple_tag
def section_nav(links: Iterable[Link], label: str) -> SafeString:
    """Sticky list of the sections of a long page: `{% section_nav page.sections "På denne siden" %}`."""
    name = _escaped(label)
    heading = f'<p class="h-eyebrow" aria-hidden="true">{name}</p>'
    return SafeString(f'<nav class="h-section-nav" aria-label="{name}">{heading}{link_list(links)}</nav>')


@register.inclusion_tag("ui/parts/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], *, parameter: str = "side") -> dict[str, object]:
    """Earlier and later pages, keeping the rest of the query string: `{% pagination page_of_notes %}`."""
    request: HttpRequest = context["request"]

    def address(number: int) -> str:
        query = request.GET.copy()
        query[parameter] = str(number)
        return f"?{query.urlencode()}"

    return {
        "page": page,
        "earlier": address(page.previous_page_number()) if page.has_previous() else "",
        "later": address(page.next_page_number()) if page.has_next() else "",
    }


# Facts and figures ----------------------------------------------------------------------------------------------------


@register.inclusion_tag("ui/parts/definition_list.html")
def definition_list(pairs: Sequence[tuple[str, str]]) -> dict[str, object]:
    """Names and values: `{% definition_list page.facts %}` with `[("Koordinator", "Nina Berg"), …]`."""
    return {"pairs": pairs}


@register.inclusion_tag("ui/parts/stat_row.html")
def stat_row(stats: Sequence[Stat]) -> dict[str, object]:
    """Row of figures: `{% stat_row page.stats %}`."""
    return {"stats": stats}


@register.inclusion_tag("ui/parts/data_table.html")
def data_table(caption: str, headers: Sequence[str], rows: Sequence[Sequence[Cell]]) -> dict[str, object]:
    """Table that becomes cards on a narrow screen: `{% data_table "Tiltak" page.headers page.rows %}`.

    The first cell names the row. Every row has as many cells as there are headers.
    """
    labelled = [list(zip(headers, row, strict=True)) for row in rows]
    return {"caption": caption, "headers": headers, "rows": labelled}


@register.simple_block_tag
def timeline(content: str) -> SafeString:
    """List of events, newest or oldest first as the page wishes: `{% timeline %}{% event … %}…{% endtimeline %}`."""
    return format_html('<ol class="h-timeline">{}</ol>', content)


@register.simple_block_tag
def event(content: str, title: str, *, when: str, who: str = "", icon: str = "") -> SafeString:
    """One event inside a timeline: `{% event "Møte i ansvarsgruppen" when="3. april" who="Nina" %}…{% endevent %}`."""
    context = {"content": content, "title": title, "when": when, "who": who, "icon": icon}
    return render_to_string("ui/parts/event.html", context)


@register.inclusion_tag("ui/parts/progress_line.html")
def progress_line(
    title: str, points: Sequence[tuple[date, float]], *, low: float = 0, high: float = 10, unit: str = ""
) -> dict[str, object]:
    """Line chart with its table beside it: `{% progress_line "Hvordan det går" page.points high=10 %}`.

    `points` are (date, value) in the order of time; `unit` is written after the values in the table.
    """
    numbers = [(day, plain_number(value)) for day, value in points]
    chart = line_chart(points, low=low, high=high) if points else None
    return {"title": title, "chart": chart, "numbers": numbers, "unit": unit, "width": WIDTH, "height": HEIGHT}


# Forms ----------------------------------------------------------------------------------------------------------------


@register.inclusion_tag("ui/forms/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, object]:
    """List all errors with links to the fields, at the top of a form laid out by hand: `{% error_summary form %}`."""
    return {"form": form}


@register.inclusion_tag("ui/parts/draft_status.html")
def draft_status() -> dict[str, object]:
    """Place where the script says "Lagret", inside a form with `data-draft-url`: `{% draft_status %}`."""
    return {}


@register.inclusion_tag("ui/parts/avatar.html")
def avatar(name: str) -> dict[str, object]:
    """Initials of a person, beside the name: `{% avatar person.name %}`."""
    words = name.split()
    return {"initials": "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()}
