"""The addresses of the history, and what its pages say."""

import re
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from helhet.plans.actions import items
from helhet.plans.models import Plan, PlanItem
from tests.cast import Cast, Story


def latest(story: Story) -> int:
    return Plan.objects.get(pk=story.plan.pk).version


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def change(cast: Cast, story: Story, who: str, item: PlanItem, **values: Any) -> None:
    items.change(actor=cast.actor(who), plan_id=story.plan.pk, model=type(item), item_id=item.pk, values=values)


def plan_url(story: Story) -> str:
    return reverse("history:plan", args=[story.plan.pk])


def item_url(item: PlanItem) -> str:
    return reverse("history:item", args=[item.plan_id, item.kind, item.pk])


def version_url(story: Story, name: str, version: int) -> str:
    return reverse(f"history:{name}", args=[story.plan.pk, version])
