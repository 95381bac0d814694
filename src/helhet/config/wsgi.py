"""The WSGI application, for servers other than the one that `helhet serve` starts."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "helhet.config.settings")

application = get_wsgi_application()
