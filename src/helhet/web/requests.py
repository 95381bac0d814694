"""The request as the pages see it."""

from __future__ import annotations

from django.http import HttpRequest

from helhet.access.actors import Actor
from helhet.people.models import Account
from helhet.ui.parts import Chrome


class Request(HttpRequest):
    """A request from somebody who is signed in. `chrome` fills the header of every page."""

    actor: Actor
    chrome: Chrome
    user: Account
