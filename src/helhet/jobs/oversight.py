"""What is done once a day about access: look through yesterday, and make the months of the record that come."""

from __future__ import annotations

from django_tasks import task

from helhet.audit import partitions
from helhet.oversight.watch import watch


@task()
def watch_access() -> int:
    """Returns how many things were put on a list for somebody to look at. Doing it twice does nothing more."""
    return watch()


@task()
def prepare_months() -> int:
    """Returns how many month tables of the access record were made ahead."""
    return len(partitions.ensure())
