"""What can be done with sign-ins, and with the ways to sign in."""
