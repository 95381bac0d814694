"""An encrypted column holds nothing readable, and its values cannot be changed, moved or searched."""

from typing import Any, ClassVar

import pytest
from django.apps.registry import Apps
from django.core.exceptions import FieldError
from django.db import connection, models

from helhet.kernel.crypto import DecryptionError
from helhet.kernel.fields import EncryptedTextField


class Secret(models.Model):
    note = EncryptedTextField(null=True)
    other = EncryptedTextField(default="Ingenting")

    objects: ClassVar[models.Manager["Secret"]] = models.Manager()

    class Meta:
        app_label = "kernel_tests"
        apps = Apps()
        db_table = "kernel_tests_secret"

    def __str__(self) -> str:
        return str(self.pk)


@pytest.fixture(autouse=True)
def _secret_table(db: None) -> None:
    """Make the table inside the transaction of the test, so that it goes with it."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE kernel_tests_secret (id integer PRIMARY KEY, note text NULL, other text NOT NULL)")


def stored() -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT note, other FROM kernel_tests_secret")
        row: tuple[Any, ...] = cursor.fetchone()
        return row


def test_a_value_is_plain_in_python_and_unreadable_in_the_database() -> None:
    Secret.objects.create(id=1, note="Kari vil bo alene")

    assert Secret.objects.get().note == "Kari vil bo alene"
    assert list(Secret.objects.values_list("note", "other")) == [("Kari vil bo alene", "Ingenting")]
    assert "Kari" not in "".join(stored())
    assert "Ingenting" not in "".join(stored())


def test_nothing_stays_nothing() -> None:
    Secret.objects.create(id=1, note=None)

    assert Secret.objects.get(note__isnull=True).note is None
    assert stored()[0] is None


def test_every_way_of_writing_encrypts() -> None:
    Secret.objects.bulk_create([Secret(id=1, note="Først")])
    Secret.objects.update(note="Så")
    assert "Så" not in stored()[0]

    secret = Secret.objects.get()
    secret.note = "Sist"
    Secret.objects.bulk_update([secret], ["note"])
    assert "Sist" not in stored()[0]
    assert Secret.objects.get().note == "Sist"


def test_a_value_copied_to_another_column_does_not_open() -> None:
    Secret.objects.create(id=1, note="Kari")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_tests_secret SET other = note")

    with pytest.raises(DecryptionError, match=r"kernel_tests\.Secret\.other"):
        Secret.objects.get()


def test_a_value_changed_in_the_database_does_not_open() -> None:
    Secret.objects.create(id=1, note="Kari")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_tests_secret SET note = substr(note, 1, length(note) - 4)")

    with pytest.raises(DecryptionError, match=r"kernel_tests\.Secret\.note"):
        Secret.objects.get()


@pytest.mark.parametrize("lookup", ["note", "note__exact", "note__icontains", "note__in"])
def test_a_search_in_an_encrypted_column_is_refused_instead_of_finding_nothing(lookup: str) -> None:
    with pytest.raises(FieldError):
        Secret.objects.filter(**{lookup: "Kari"})


@pytest.mark.parametrize(
    "indexed",
    [EncryptedTextField(unique=True), EncryptedTextField(db_index=True), EncryptedTextField(primary_key=True)],
    ids=["unique", "db_index", "primary_key"],
)
def test_an_encrypted_column_can_be_neither_indexed_nor_unique(indexed: EncryptedTextField[str, str]) -> None:
    indexed.set_attributes_from_name("note")

    assert "helhet.E001" in [each.id for each in indexed.check()]


def test_a_sound_encrypted_column_passes_the_checks() -> None:
    assert "helhet.E001" not in [each.id for each in Secret.check()]
