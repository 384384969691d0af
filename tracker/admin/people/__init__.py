"""Who is at the desk: accounts, roles, who may press which button, signing in."""
