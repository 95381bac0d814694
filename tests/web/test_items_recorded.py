"""The access record tells who was shown a plan, and who wrote in it (FOR-2019-03-01-168 § 14)."""

from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from helhet.audit.models import AuditEvent
from tests.cast import Story
from tests.fixtures import SignIn


def _recorded(story: Story) -> list[tuple[str, str]]:
    events = AuditEvent.objects.filter(chain_id=story.case.pk).order_by("number")
    return [(event.operation, event.object_kind) for event in events]


def test_the_page_of_a_form_is_recorded_as_read_and_the_saving_of_it_as_written(story: Story, sign_in: SignIn) -> None:
    nina, before = sign_in("nina"), len(_recorded(story))
    url = f"/plans/{story.plan.pk}/items/comment/new/?goal={story.goal.pk}"
    nina.get(url)
    nina.post(url, {"goal_id": str(story.goal.pk), "comment_kind": "progress", "text": "Det går fint."})
    assert _recorded(story)[before:] == [("read", "plan"), ("add", "comment")]


def test_a_form_that_comes_back_with_what_was_wrong_is_recorded_as_read(story: Story, sign_in: SignIn) -> None:
    nina, before = sign_in("nina"), len(_recorded(story))
    answer = nina.post(f"/plans/{story.plan.pk}/items/comment/new/?goal={story.goal.pk}", {"text": ""})
    assert answer.status_code == 200
    assert _recorded(story)[before:] == [("read", "plan")]


def test_a_note_is_saved_and_recorded_with_twelve_statements(story: Story, sign_in: SignIn) -> None:
    nina, url = sign_in("nina"), f"/plans/{story.plan.pk}/items/comment/new/?goal={story.goal.pk}"
    form = {"goal_id": str(story.goal.pk), "comment_kind": "progress", "text": "Det går fint."}
    nina.post(url, {**form, "submission": str(uuid4())})
    with CaptureQueriesContext(connection) as asked:
        assert nina.post(url, {**form, "submission": str(uuid4())}).status_code == 302
    statements = [each["sql"] for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(statements) <= 12
