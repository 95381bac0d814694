"""The floor runs the statements of a page again, with new ids where the page had made some."""

from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings

from bench.floor import ADDRESS, STATEMENTS, WATCH, _statements
from helhet.audit.models import AuditEvent
from helhet.plans.models import Comment, Revision
from tests.cast import Story
from tests.fixtures import SignIn


def test_an_id_made_by_the_page_is_fresh_wherever_it_is_used() -> None:
    made, known = uuid4(), uuid4()
    insert = ('INSERT INTO "plans_comment" ("id", "plan_id") VALUES (%s, %s)', (made, known), True)
    later = ("UPDATE x SET item = %s WHERE plan = %s", (made, known), True)
    assert [each.fresh for each in _statements([insert, later])] == [{0: "id 0"}, {0: "id 0"}]


def test_the_number_of_an_event_in_its_chain_is_fresh() -> None:
    sql = 'INSERT INTO "audit_auditevent" ("id", "number") VALUES (%s, %s)'
    made = uuid4()
    assert [each.fresh for each in _statements([(sql, (made, 7), True)])] == [{0: "id 0", 1: "number 0"}]


@override_settings(MIDDLEWARE=["bench.floor.bare_or_watched", *settings.MIDDLEWARE])
@pytest.mark.skipif(connection.vendor != "postgresql", reason="measured on PostgreSQL")
def test_a_watched_page_can_be_run_bare_again_and_again(story: Story, sign_in: SignIn) -> None:
    name, browser = uuid4().hex, sign_in("nina")
    address = f"/plans/{story.plan.pk}/items/comment/new/?goal={story.goal.pk}"
    form = {"goal_id": str(story.goal.pk), "comment_kind": "progress", "text": "Det går fint."}
    written = browser.post(address, form, headers={WATCH: name})
    rows = Comment.objects.count(), Revision.objects.count(), AuditEvent.objects.count()
    for _time in range(2):
        bare = Client().post(f"{ADDRESS}?page={name}")
        assert (bare.status_code, len(bare.content)) == (200, len(written.content))
    assert int(written.headers[STATEMENTS]) > 5
    per_page = AuditEvent.objects.count() - rows[2]
    assert (Comment.objects.count(), Revision.objects.count()) == (rows[0] + 2, rows[1] + 2)
    assert per_page in {2, 4}
