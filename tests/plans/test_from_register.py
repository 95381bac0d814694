"""What Folkeregisteret knows is taken over, and what it does not know is registered by hand all the same."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from helhet.adapters.population_register import Answer, FakeRegister, Registered, Responsibility
from helhet.kernel import clock
from helhet.kernel.errors import Denied, InvalidInput, NotVisible
from helhet.people.actions import persons
from helhet.people.models import Capacity, Representation, Source
from helhet.plans.actions import from_register
from helhet.plans.models import Case
from tests.cast import Cast, open_case
from tests.fixtures import SignIn

CHILD, MOTHER, GUARDIAN = "01819000049", "01819000138", "01819000200"
REGISTER = FakeRegister()


def the_register() -> FakeRegister:
    return REGISTER


@pytest.fixture
def case(cast: Cast, settings: Any) -> Case:
    """Kari's case, as a child of ten whose number is known, where the register can be asked."""
    settings.HELHET_POPULATION_REGISTER = f"{__name__}.the_register"
    REGISTER.answers, REGISTER.is_down = {}, False
    made = open_case(cast)
    made.person.birth_date = clock.add_months(clock.today(), -120)
    persons.change(person=made.person, national_id=CHILD)
    made.person.save()
    return made


def knows(*parents: Registered, guardians: tuple[Registered, ...] = ()) -> None:
    REGISTER.answers = {CHILD: Answer(Responsibility.BOTH, parents, guardians)}


MOTHER_IN_REGISTER = Registered(MOTHER, "Anne", "Lunde", since=date(2020, 1, 1))


def take_over(cast: Cast, case: Case, name: str = "nina") -> list[Representation]:
    return from_register.take_over(actor=cast.actor(name), case_id=case.pk)


def test_a_parent_is_registered_with_the_code_of_the_register(cast: Cast, case: Case) -> None:
    """barnelova § 30; A-04: source and verified basis."""
    knows(MOTHER_IN_REGISTER)

    (made,) = take_over(cast, case)

    assert (made.capacity, made.source, made.basis) == (Capacity.PARENT, Source.REGISTER, "foreldreansvar: felles")
    assert (made.verified_by, made.verified_on) == ("Folkeregisteret", clock.today())
    assert made.representative.account.is_active


def test_a_guardian_comes_with_the_mandate(cast: Cast, case: Case) -> None:
    """vergemålsloven §§ 20 to 22."""
    case.person.birth_date = clock.add_months(clock.today(), -480)
    case.person.save()
    knows(guardians=(Registered(GUARDIAN, "Per", "Vik", date(2024, 1, 1), mandate="Økonomi", deprived=True),))

    (made,) = take_over(cast, case)

    assert (made.capacity, made.scope, made.deprived) == (Capacity.GUARDIAN, "Økonomi", True)


def test_asked_twice_is_registered_once(cast: Cast, case: Case) -> None:
    knows(MOTHER_IN_REGISTER)
    take_over(cast, case)

    assert take_over(cast, case) == []
    assert Representation.objects.count() == 1


def test_silence_ends_nothing_that_was_registered_by_hand(cast: Cast, case: Case) -> None:
    """A judgment may be missing in the register: what a document shows stays."""
    knows(MOTHER_IN_REGISTER)
    (made,) = take_over(cast, case)
    knows()

    assert take_over(cast, case) == []
    made.refresh_from_db()
    assert made.ends_on is None


def test_a_register_that_is_down_says_so_and_leads_to_the_form(case: Case, sign_in: SignIn) -> None:
    REGISTER.is_down = True
    page = reverse("cases:representatives", args=[case.pk])
    nina = sign_in("nina")
    assert "Hent fra Folkeregisteret" in nina.get(page).content.decode()

    text = nina.post(reverse("cases:representatives-from-register", args=[case.pk]), follow=True).content.decode()

    assert "Folkeregisteret svarer ikke nå. Registrer for hånd" in text
    assert "Registrer en til" in text


def test_without_a_number_or_a_register_there_is_nothing_to_ask(
    cast: Cast, case: Case, settings: Any, sign_in: SignIn
) -> None:
    case.person.national_id = case.person.national_id_index = None
    case.person.save()
    with pytest.raises(InvalidInput, match="Skriv inn fødselsnummeret"):
        take_over(cast, case)
    settings.HELHET_POPULATION_REGISTER = ""
    with pytest.raises(InvalidInput, match="ikke koblet til"):
        take_over(cast, case)
    page = sign_in("nina").get(reverse("cases:representatives", args=[case.pk])).content.decode()
    assert "Hent fra Folkeregisteret" not in page


@pytest.mark.parametrize("name", ["kari", "tor", "ida", "liv"])
def test_only_those_who_lead_ask_the_register(cast: Cast, case: Case, name: str) -> None:
    """Nobody looks somebody up without need (hpl § 21 a)."""
    REGISTER.asked.clear()
    with pytest.raises((Denied, NotVisible)):
        take_over(cast, case, name)
    assert not REGISTER.asked
