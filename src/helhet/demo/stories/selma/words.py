"""What the parents have written about Selma and themselves, so that they need to say it once."""

from __future__ import annotations

from helhet.demo.people import People
from helhet.demo.stories.selma.beginning import Team
from helhet.demo.telling import Story
from helhet.plans.models import LifeArea, Need, Resource
from helhet.plans.models import StatementSection as Topic


def write(story: Story, people: People, team: Team) -> None:
    """The first pages, written in the nights."""
    maja = story.by(people.maja, days_ago=132, at="02:20")
    maja.say(
        Topic.WHAT_MATTERS,
        "Selma er først og fremst Selma. Hun ler når pappa nyser, og hun elsker badekaret. Vi vil at de som kommer "
        "hjem til oss, ser henne før de ser sykdommen.",
    )
    maja.say(
        Topic.WHY_PLAN,
        "Den første måneden hadde vi atten avtaler med elleve forskjellige mennesker. Vi var sekretærer og ikke "
        "foreldre. Vi vil at noen andre skal holde styr på avtalene, så vi kan holde Selma.",
    )
    amir = story.by(people.amir, days_ago=131, at="22:50")
    amir.say(
        Topic.WHAT_MATTERS,
        "Jeg ønsker at alle sier sannheten til oss, også når de ikke vet. Si «vi vet ikke». Da slipper jeg å lete "
        "etter svaret i ansiktet deres.",
    )
    amir.say(
        Topic.BACKGROUND,
        "Selma har en sjelden sykdom i musklene. Hun er svak i armer og bein, og det er tungt for henne å hoste. "
        "Legene vet ikke hvordan det blir. Hun får medisin på sykehuset hver fjerde måned. Vil du vite mer, så spør "
        "doktor Falk. Ikke søk på nettet mens vi sitter der.",
    )
    _write_about_selma(story, people)
    _write_crisis_page(story, people)
    _write_resources_and_needs(story, people, team)


def _write_about_selma(story: Story, people: People) -> None:
    maja = story.by(people.maja, days_ago=129, at="14:10")
    maja.say(
        Topic.ABOUT_ME_LIKED,
        "Den beste latteren i Tindvåg. Hun følger deg med øynene og gir seg ikke før du smiler tilbake.",
    )
    maja.say(
        Topic.ABOUT_ME_IMPORTANT,
        "Å ligge på siden, ikke flatt på ryggen. Å få sang når noe er ekkelt. En halvtime i ro etter maten.",
    )
    maja.say(
        Topic.ABOUT_ME_SUPPORT,
        "Varm hendene først. Fortell henne hva du skal gjøre, hun hører på stemmen. Hold under hodet hele tiden.",
    )
    maja.say(
        Topic.ABOUT_ME_AVOID,
        "Sterkt lys i ansiktet. At to tar i henne samtidig. Og kjære deg: Er du forkjølet, så bli hjemme.",
    )


def _write_crisis_page(story: Story, people: People) -> None:
    ellen = story.by(people.ellen, days_ago=127, at="11:20")
    ellen.say(
        Topic.CRISIS_SIGNS,
        "Hun puster fort, og magen trekkes inn under ribbeina. Hosten er svak og våt. Hun blir stille og vil ikke "
        "følge med øynene.",
    )
    ellen.say(
        Topic.CRISIS_SELF,
        "Mamma og pappa legger henne på siden, bruker hostemaskinen og måler oksygen.",
    )
    ellen.say(
        Topic.CRISIS_HELP,
        "Vis fram dette arket. Selma har åpen retur til Barneavdelingen og skal ikke innom fastlege eller legevakt "
        "først.",
    )
    ellen.say(
        Topic.CRISIS_CALL,
        "Får hun ikke puste: 113. Ellers vakttelefonen på Barneavdelingen, hele døgnet: 00 00 03 00. Deretter mormor "
        "Turid, som kommer til Leila.",
    )


def _write_resources_and_needs(story: Story, people: People, team: Team) -> None:
    maja = story.by(people.maja, days_ago=126, at="13:30")
    maja.add(
        Resource,
        text="Mormor bor ti minutter unna og har sluttet å spørre om lov. Hun kommer bare.",
        life_area=LifeArea.FAMILY,
    )
    maja.add(
        Need,
        text="Å sove. Én hel natt i uka, uten dårlig samvittighet.",
        responsible=team.marit,
        life_area=LifeArea.FAMILY,
    )
    maja.add(
        Need,
        text="Å vite hva vi lever av når permisjonen er slutt.",
        responsible=team.hanne,
        life_area=LifeArea.ECONOMY,
    )
    amir = story.by(people.amir, days_ago=126, at="23:05")
    amir.add(
        Resource,
        text="Vi er to. Når den ene er tom, tar den andre natten.",
        life_area=LifeArea.FAMILY,
    )
    amir.add(
        Need,
        text="Leila er seks år og bor hos oss annenhver uke. Hun må få vite det som passer for henne, og noen ganger "
        "må det handle om henne.",
        responsible=team.amir,
        life_area=LifeArea.FAMILY,
    )
    amir.add(
        Need,
        text="Tolk når det er viktig. Jeg forstår norsk, men ikke når jeg er redd.",
        responsible=team.marit,
        life_area=LifeArea.COMMUNICATION,
    )
