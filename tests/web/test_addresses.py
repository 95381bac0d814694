"""Addresses that are filled in are those that `reverse` works out."""

from uuid import uuid4

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix

from helhet.web.addresses import address


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("cases:list", ()),
        ("plans:plan", (uuid4(),)),
        ("plans:goal", (uuid4(), uuid4())),
        ("items:change", (uuid4(), "diary_entry", uuid4())),
        ("items:add", (uuid4(), "100 % æ")),
    ],
)
def test_an_address_is_what_reverse_says_each_time(name: str, args: tuple[object, ...]) -> None:
    assert [address(name, *args), address(name, *args)] == [reverse(name, args=args)] * 2  # type: ignore[arg-type]


def test_an_installation_below_another_address_has_its_own() -> None:
    plan_id = uuid4()
    at_the_root = address("plans:plan", plan_id)
    set_script_prefix("/helhet/")
    try:
        assert address("plans:plan", plan_id) == f"/helhet{at_the_root}"
    finally:
        set_script_prefix("/")


def test_a_name_nobody_has_is_refused() -> None:
    with pytest.raises(NoReverseMatch):
        address("plans:nowhere")
