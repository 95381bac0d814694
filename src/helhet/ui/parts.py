"""What pages hand to the template tags: plain, frozen values that are ready for the screen."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Link:
    """One way on, in a menu, a row of tabs or the list of sections.

    `count` is shown after the label when it is above zero, for instance the number of new messages.
    """

    label: str
    url: str
    current: bool = False
    count: int = 0


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the reader can do: a link, or when `is_post` a button of the page's form with the id "acts"."""

    label: str
    url: str
    is_post: bool = False
    name: str = ""
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class Stat:
    """One figure with its name. `note` explains it in a few words; `url` leads to what was counted."""

    label: str
    value: str | int
    note: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell of a `data_table`: text, perhaps a link, or a status with a tone (see `status_tag`)."""

    text: str
    url: str = ""
    tone: str = ""


@dataclass(frozen=True, kw_only=True)
class Chrome:
    """What stands around every page of a signed-in person; set as `request.chrome` by the layer that knows them.

    `writer` is the id of the account: texts kept in the browser tab belong to it and are shown to nobody else.
    `account_url` leads to where one is signed in, and how.
    `demo` puts a banner on every page saying that all people are made up.
    """

    name: str = ""
    role: str = ""
    writer: str = ""
    navigation: tuple[Link, ...] = ()
    home_url: str = "/"
    account_url: str = ""
    sign_out_url: str = ""
    about_url: str = ""
    demo: bool = False
