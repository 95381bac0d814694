"""The guards catch what they are there to catch."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client
from django.urls import path


@login_not_required
def _write(_request: HttpRequest) -> HttpResponse:
    ContentType.objects.create(app_label="guards", model="written")
    return HttpResponse()


urlpatterns = [path("write", _write)]


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_a_get_that_writes_fails(client: Client) -> None:
    with pytest.raises(AssertionError, match="GET /write writes to django_content_type"):
        client.get("/write")


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_a_post_may_write(client: Client) -> None:
    assert client.post("/write").status_code == 200


@pytest.mark.django_db
def test_rows_without_an_order_come_in_another_than_they_were_written() -> None:
    ContentType.objects.bulk_create(ContentType(app_label="guards", model=f"{number:02}") for number in range(50))
    rows = ContentType.objects.filter(app_label="guards")

    assert list(rows) != list(rows.order_by("pk"))
    assert list(rows.values_list("model", flat=True)) != sorted(row.model for row in rows)


def test_an_undefined_template_variable_fails() -> None:
    template = engines["django"].from_string("{{ nobody_set_this }}")

    with pytest.raises(pytest.fail.Exception, match="Undefined template variable"):
        template.render({})
