"""Cases: list, opening, offers, consent, coordinators and the states of a plan."""
