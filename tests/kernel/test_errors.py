"""A refusal says why in words for the screen, and nothing that the person may not know."""

from helhet.kernel.errors import Conflict, Denied, InvalidInput, NotVisible


def test_a_denial_carries_its_reason() -> None:
    assert Denied("Du er ikke med i planen.").reason == "Du er ikke med i planen."


def test_what_is_not_visible_says_nothing() -> None:
    assert str(NotVisible()) == ""


def test_invalid_input_carries_a_message_for_each_field() -> None:
    refused = InvalidInput({"title": "Skriv hva det gjelder.", InvalidInput.WHOLE_FORM: "Noe mangler."})

    assert refused.messages == {"title": "Skriv hva det gjelder.", "__all__": "Noe mangler."}


def test_a_conflict_says_that_somebody_else_was_first() -> None:
    assert Conflict().reason == "Noen andre har endret dette mens du skrev."
