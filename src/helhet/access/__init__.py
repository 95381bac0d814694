"""Who acts, what they may want to do, and how an answer to "may I?" looks. Knows nothing of what is protected."""
