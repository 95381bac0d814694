"""The product's settings, with a first middleware that answers bare pages and writes down what a page asks for."""

from helhet.config.settings import *  # noqa: F403 - the whole of them
from helhet.config.settings import MIDDLEWARE as _MIDDLEWARE

MIDDLEWARE = ["bench.floor.bare_or_watched", *_MIDDLEWARE]
