"""The WSGI application, for servers other than the one that `helhet serve` starts."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "helhet.config.settings")

application = get_wsgi_application()

from helhet.config import installation  # noqa: E402 - needs the apps that the line above loads

installation.require_own_mode()
