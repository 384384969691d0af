"""A person's own sign-in: its two steps, sessions, passwords, and proving again who one is."""
