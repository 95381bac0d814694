"""The table of people in follow-up, which may have fifty rows. Load with `{% load case_parts %}`.

It is written here and not as a template, which took most of the time of the list. Every text is escaped where it is put
in.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from django.template import Library
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helhet.ui.templatetags.ui import status_tag
from helhet.web.cases.listing import Row

register = Library()

_HEADINGS: Final = (
    gettext_lazy("Person"),
    gettext_lazy("Plan"),
    gettext_lazy("Koordinator"),
    gettext_lazy("Sist endret"),
    gettext_lazy("Neste evaluering"),
    gettext_lazy("Se på"),
)


@register.simple_tag
def case_table(rows: Iterable[Row]) -> SafeString:
    """One row for each person; cards on a narrow screen: `{% case_table rows %}`."""
    headings = [escape(str(heading)) for heading in _HEADINGS]
    heads = "".join([f'<th scope="col" role="columnheader">{heading}</th>' for heading in headings])
    no_plan = escape(_("ingen plan"))
    body = "".join([_row(row, headings[1:], no_plan) for row in rows])
    return SafeString(
        f'<table class="ds-table h-table" role="table">'
        f'<caption class="ds-sr-only">{escape(_("Personer i oppfølging"))}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(row: Row, labels: Sequence[str], no_plan: str) -> str:
    plans = " ".join([status_tag(plan.text, tone=plan.tone) for plan in row.plans])
    flags = " ".join([status_tag(flag, tone="warning") for flag in row.flags])
    cells = (
        f'<div class="h-cluster">{plans or no_plan}</div>',
        f'<span dir="auto">{escape(row.coordinator) or "–"}</span>',
        escape(row.changed),
        escape(row.next_evaluation) or "–",
        f'<div class="h-cluster">{flags or "–"}</div>',
    )
    told = [f'<td role="cell" data-label="{label}">{cell}</td>' for label, cell in zip(labels, cells, strict=True)]
    name = f'<a href="{escape(row.url)}" dir="auto">{escape(row.name)}</a>'
    return f'<tr role="row"><th scope="row" role="rowheader">{name}</th>{"".join(told)}</tr>'
