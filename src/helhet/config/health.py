"""Whether the service is up, for load balancers and supervisors; and what to say when the database is not."""

import sys

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist, loader
from django.views.decorators.http import require_safe
from django.views.defaults import server_error


@login_not_required
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Answer 200 `ok` when the database answers, else 503. Needs no session and no sign-in."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError):
        return HttpResponse("database", content_type="text/plain", status=503)
    return HttpResponse("ok", content_type="text/plain")


def handler500(request: HttpRequest) -> HttpResponse:
    """Say that the service is away for a moment when the database is lost, and show the error page otherwise."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return _unavailable()
    return server_error(request)


def _unavailable() -> HttpResponse:
    try:
        page, kind = loader.get_template("503.html").render(), "text/html"
    except TemplateDoesNotExist:
        page, kind = "Tjenesten er utilgjengelig akkurat nå. Prøv igjen om litt.", "text/plain"
    return HttpResponse(page, content_type=f"{kind}; charset=utf-8", status=503, headers={"Retry-After": "30"})
