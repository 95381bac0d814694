"""What a plan has dozens of: goals, measures, steps, rows and what was said. Load with `{% load plan_parts %}`.

They are written here and not as templates, which took most of the time of a long plan. Every text is escaped where it
is put in.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from django.template import Library
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from helhet.ui.templatetags.ui import action_buttons, action_menu
from helhet.web.plans.presenters.goals import GoalCard, StepLine
from helhet.web.plans.presenters.measures import MeasureLine
from helhet.web.plans.presenters.notes import CommentNote, EvaluationNote
from helhet.web.plans.presenters.rows import Row, Said

register = Library()

TOP_LEVEL: Final = 3
"""The heading level of a goal that is no part of another."""


@register.simple_tag
def comments(notes: Sequence[CommentNote], *, at_most: int | None = None, with_menu: bool = False) -> SafeString:
    """Comments, the newest first as they are given: `{% comments goal.comments at_most=1 %}`."""
    return SafeString("".join([_comment(note, with_menu=with_menu) for note in notes[:at_most]]))


@register.simple_tag
def evaluations(notes: Sequence[EvaluationNote], *, at_most: int | None = None, with_menu: bool = False) -> SafeString:
    """How it went, the newest first as they are given: `{% evaluations goal.evaluations with_menu=True %}`."""
    return SafeString("".join([_evaluation(note, with_menu=with_menu) for note in notes[:at_most]]))


@register.simple_tag
def goals(cards: Iterable[GoalCard], *, level: int = TOP_LEVEL) -> SafeString:
    """Goals with their sub-goals inside; `level` is that of their headings: `{% goals section.goals %}`."""
    return SafeString("".join([_goal(card, level) for card in cards]))


@register.simple_tag
def measures(lines: Iterable[MeasureLine], *, talk: int | None = None) -> SafeString:
    """Measures as entries of a list, each with at most so much `talk`: `{% measures goal.measures talk=1 %}`."""
    return SafeString("".join([_measure(line, talk) for line in lines]))


@register.simple_tag
def rows(items: Iterable[Row]) -> SafeString:
    """Items as entries of a list: `<ul class="h-list">{% rows section.rows %}</ul>`."""
    return SafeString("".join([_row(item) for item in items]))


@register.simple_tag
def steps(lines: Iterable[StepLine]) -> SafeString:
    """The way to a goal, each step with its tick: `{% steps goal.steps %}`."""
    entries = "".join([_step(line) for line in lines])
    return SafeString(f'<ul class="h-steps" aria-label="{escape(_("Steg på veien"))}">{entries}</ul>')


# Goals ----------------------------------------------------------------------------------------------------------------


def _goal(card: GoalCard, level: int) -> str:
    look = "ds-card h-card h-goal" if level == TOP_LEVEL else "h-goal"
    return (
        f'<article class="{look}" id="goal-{card.id}" data-level="{level}">{_goal_head(card, level)}'
        f"{_goal_state(card)}{_paragraph(card.why)}{_disagreement(card)}{_numbers(card)}"
        f"{steps(card.steps) if card.steps else ''}{_measures_of(card)}{goals(card.parts, level=level + 1)}"
        f"{evaluations(card.evaluations, at_most=1)}{comments(card.comments, at_most=1)}{_goal_acts(card, level)}"
        "</article>"
    )


def _goal_head(card: GoalCard, level: int) -> str:
    part = f"{_('Delmål')} · " if level > TOP_LEVEL else ""
    facts = f'<p class="h-quiet">{escape(_capital(card.facts))}</p>' if card.facts else ""
    text = f'<a href="{escape(card.url)}">{_lines(card.text)}</a>'
    return (
        f'<div class="h-head"><div><p class="h-eyebrow" dir="auto">{escape(part + card.byline)}</p>'
        f'<h{level} class="h-goal__text" dir="auto">{text}</h{level}>{facts}</div>'
        f"{action_menu(card.more, about=card.text)}</div>"
    )


def _goal_state(card: GoalCard) -> str:
    reason = f'<span dir="auto">{escape(card.status_reason)}</span>'
    state = f'<p class="h-cluster" data-gap="small">{_tag(card.status, card.status_tone)} {reason}</p>'
    return state if card.status else ""


def _disagreement(card: GoalCard) -> str:
    if not card.not_agreed:
        return ""
    heading = f'<p class="h-eyebrow">{escape(_("Dette er vi ikke enige om"))}</p>'
    return f'<div class="h-reason">{heading}{_paragraph(card.not_agreed)}</div>'


def _numbers(card: GoalCard) -> str:
    """The newest number on each of the person's own scales."""
    return "".join(
        [
            f'<p class="h-quiet" dir="auto">{escape(scale.name)}: '
            f'<a href="{escape(card.url)}#scales">{escape(scale.newest)}</a></p>'
            for scale in card.scales
            if scale.newest
        ]
    )


def _measures_of(card: GoalCard) -> str:
    entries = measures(card.measures, talk=1)
    under_way = f'<ul class="h-list" aria-label="{escape(_("Tiltak"))}">{entries}</ul>' if card.measures else ""
    if not card.ended_measures:
        return under_way
    count = len(card.ended_measures)
    ended = ngettext("%(number)s tiltak er ferdig", "%(number)s tiltak er ferdige", count) % {"number": count}
    return f'{under_way}<p class="h-quiet"><a href="{escape(card.url)}#measures">{escape(ended)}</a></p>'


def _goal_acts(card: GoalCard, level: int) -> str:
    if not card.actions and card.comment_count <= 1:
        return ""
    buttons = action_buttons(card.actions, about=card.text, variant="secondary" if level == TOP_LEVEL else "tertiary")
    return f'<div class="h-cluster" data-gap="small">{buttons} {_every_comment(card)}</div>'


def _every_comment(card: GoalCard) -> str:
    if card.comment_count <= 1:
        return ""
    every = _("Alle %(number)s kommentarer") % {"number": card.comment_count}
    return f'<a href="{escape(card.url)}#comments">{escape(every)}</a>'


# What was said --------------------------------------------------------------------------------------------------------


def _comment(note: CommentNote, *, with_menu: bool) -> str:
    kind = f'<p class="h-eyebrow">{escape(_capital(note.kind))}</p>' if note.kind else ""
    menu = action_menu(note.more, about=note.text) if with_menu else ""
    return (
        f'<div class="h-talk" id="comment-{note.id}">{kind}{_paragraph(note.text)}'
        f'<div class="h-head">{_quiet(f"{note.who}, {note.when}")}{menu}</div></div>'
    )


def _evaluation(note: EvaluationNote, *, with_menu: bool) -> str:
    menu = action_menu(note.more, about=note.result) if with_menu else ""
    return (
        f'<div class="h-talk"><div class="h-head"><p>{_tag(note.outcome, note.tone)} '
        f'<span class="h-quiet">{escape(_capital(note.when))}</span></p>{menu}</div>'
        f"{_paragraph(note.result)}{_fact(_('Nå gjør vi:'), note.next_step)}</div>"
    )


# Measures -------------------------------------------------------------------------------------------------------------


def _measure(line: MeasureLine, talk: int | None) -> str:
    buttons = f'<div class="h-cluster" data-gap="small">{action_buttons(line.actions, about=line.what)}</div>'
    return (
        f'<li id="measure-{line.id}"><div class="h-head">{_paragraph(line.what, "h-item-title")}'
        f'{action_menu(line.more, about=line.what)}</div><p class="h-cluster" data-gap="small">{_standing(line)}</p>'
        f"{_paragraph(line.answer_reason, 'h-reason')}{_paragraph(line.status_reason, 'h-reason')}{_details(line)}"
        f"{evaluations(line.evaluations, at_most=talk)}{comments(line.comments, at_most=talk)}"
        f"{buttons if line.actions else ''}</li>"
    )


def _standing(line: MeasureLine) -> str:
    """Who does it, what was answered, and how it stands."""
    parts = (
        _tag(_("mangler ansvarlig"), "warning") if line.lacks_owner else "",
        f'<span dir="auto">{escape(line.who)}</span>' if line.who else "",
        _tag(line.answer, line.answer_tone) if line.who and line.answer else "",
        _tag(line.status, "neutral") if line.status else "",
    )
    return " ".join(filter(None, parts))


def _details(line: MeasureLine) -> str:
    for_whom = f"{_('for')} {line.for_whom}" if line.for_whom else ""
    rests_on = f"{_('Bygger på vedtak:')} {line.decision}" if line.decision else ""
    facts = " · ".join(filter(None, (line.facts, for_whom)))
    return "".join(map(_quiet, filter(None, (facts, line.how, _capital(line.aid), rests_on))))


# Steps and rows -------------------------------------------------------------------------------------------------------


def _step(line: StepLine) -> str:
    done = f'<span class="ds-sr-only">{escape(_("Gjort:"))}</span>' if line.is_done else ""
    late = _("dagen er gått") if line.is_late else ""
    return (
        f'<li id="step-{line.id}"{" data-done" if line.is_done else ""}>{_tick(line)}<div class="h-head">'
        f'<div><p dir="auto">{done}{_lines(line.text)}</p>'
        f"{_quiet(' · '.join(filter(None, (line.who, line.when, late))))}</div>"
        f"{action_menu(line.more, about=line.text)}</div>{comments(line.doubts)}</li>"
    )


def _tick(line: StepLine) -> str:
    buttons = [
        f'<button class="h-tick" type="submit" form="acts" formaction="{escape(action.url)}" '
        f'name="{escape(action.name)}" value="{escape(action.value)}" title="{escape(action.label)}" '
        f'aria-label="{escape(action.label)}: {escape(line.text)}"></button>'
        for action in line.tick
    ]
    return "".join(buttons) or '<span class="h-tick"></span>'


def _row(item: Row) -> str:
    said = item.said
    flag = f"<p>{_tag(said.flag, 'warning')}</p>" if said.flag else ""
    return (
        f'<li id="{escape(item.anchor)}"{" data-past" if said.is_past else ""}><div class="h-head"><div>{_title(said)}'
        f"{_paragraph(said.text)}{_quiet(said.line)}{_phone(said.phone)}"
        f"{''.join([_fact(f'{name}:', text) for name, text in said.facts])}{flag}"
        f"{_quiet(item.byline) if item.is_own_words else ''}</div>{action_menu(item.more, about=item.name)}</div></li>"
    )


def _title(said: Said) -> str:
    badge = f" {_tag(said.badge, 'accent')}" if said.badge else ""
    return f'<p class="h-item-title" dir="auto">{escape(said.title)}{badge}</p>' if said.title else ""


def _phone(number: str) -> str:
    return f'<p><a href="tel:{escape(number.replace(" ", ""))}">{escape(number)}</a></p>' if number else ""


# Words ----------------------------------------------------------------------------------------------------------------


def _lines(text: str) -> str:
    """A text with the line breaks of whoever wrote it."""
    return escape(text).replace("\r\n", "\n").replace("\n", "<br>")


def _paragraph(text: str, look: str = "") -> str:
    """What somebody wrote; its direction follows the text. Nothing without any."""
    css = f' class="{look}"' if look else ""
    return f'<p{css} dir="auto">{_lines(text)}</p>' if text else ""


def _quiet(text: str) -> str:
    return _paragraph(text, "h-quiet")


def _fact(name: str, text: str) -> str:
    return f'<p dir="auto"><span class="h-quiet">{escape(name)}</span> {_lines(text)}</p>'


def _tag(text: str, tone: str) -> str:
    return f'<span class="ds-tag" data-color="{tone}">{escape(text)}</span>'


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
