"""A person: somebody a plan is for, a relative, or somebody who works with plans."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel.clock import today
from helhet.kernel.fields import EncryptedTextField
from helhet.kernel.ids import new_id
from helhet.people import age_rules


class Language(models.TextChoices):
    """The language somebody wants to read and be written to in. The screen follows as far as it is translated."""

    BOKMAL = "nb", _("bokmål")
    NYNORSK = "nn", _("nynorsk")
    ENGLISH = "en", _("engelsk")
    NORTHERN_SAMI = "se", _("nordsamisk")


class Person(models.Model):
    """The birth date is asked for, never derived: a number issued from 2032 does not tell it
    (FOR-2017-07-14-1201 § 2-2-1).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    given_name = models.CharField(_("fornavn"), max_length=100)
    family_name = models.CharField(_("etternavn"), max_length=100)
    birth_date = models.DateField(_("fødselsdato"), null=True, blank=True)
    national_id = EncryptedTextField(_("fødselsnummer"), null=True, blank=True)
    national_id_index = models.CharField(max_length=64, null=True, unique=True, editable=False)
    language = models.CharField(_("språk"), max_length=2, choices=Language, default=Language.BOKMAL)
    interpreter_language = models.CharField(_("trenger tolk på"), max_length=100, blank=True)
    communication = models.CharField(_("kommunikasjon og hjelpemidler"), max_length=300, blank=True)
    phone = models.CharField(_("telefon"), max_length=30, blank=True)
    email = models.EmailField(_("e-post"), blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("family_name", "given_name", "id")
        indexes = [models.Index(fields=["family_name", "given_name", "id"], name="person_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    def age_on(self, day: date) -> int | None:
        """Whole years on a day, or None when the birth date is not known."""
        if self.birth_date is None:
            return None
        had_birthday = (day.month, day.day) >= (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - (not had_birthday)

    @property
    def is_child(self) -> bool:
        """Under 18; switches on the child rules (IP regulation § 4, § 9 last paragraph)."""
        return age_rules.is_child(self.age_on(today()))
