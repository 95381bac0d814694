"""How one signs in here, where one is signed in, and the local accounts that somebody is invited to."""
