"""`manage.py release_sign_in NAME`: let a person who typed too much wrong try again now."""

from typing import Any

from django.core.management import CommandParser

from tracker.actions import sign_in_tries
from tracker.management.accounts import person
from tracker.management.explained import ExplainedCommand


class Command(ExplainedCommand):
    """Releasing somebody who is not held changes nothing."""

    help = """\
Forget how often signing in was tried under a name, at every address: passwords,
codes of the second factor, letters for a new password. Whoever was told to wait a
quarter of an hour may try again at once. Passwords, second factors and sessions
stay as they are."""
    examples = {"manage.py release_sign_in ana": "ana may try to sign in again"}
    done = "the person may try again"
    failed = "nobody signs in under this name"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the name that the person signs in with")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        user = person(name)
        number = sign_in_tries.release(name)
        if user.email:
            number += sign_in_tries.release(user.email.casefold())
        self.stdout.write(f"Forgot {number} tries; {name} may try again.")
