"""Who has signed in, by what means and how surely, and the ways each account may sign in."""
