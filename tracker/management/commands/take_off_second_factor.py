"""`manage.py take_off_second_factor NAME --reason WHY`: when phone and recovery codes are lost."""

from typing import Any

from django.core.management import CommandError, CommandParser

from tracker.actions import second_factors
from tracker.management.accounts import person
from tracker.management.explained import ExplainedCommand


class Command(ExplainedCommand):
    """What an administrator does at People, for when no administrator can sign in."""

    help = """\
Take app and recovery codes off the sign-in of a person who lost them. Their sessions
end, the desk log says who did it and why, and the person is told by mail if the site
sends any. At the next sign-in the password leads to setting up a new second factor:
make sure that it is they who asked, and do not tell a stranger."""
    examples = {
        "manage.py take_off_second_factor ana --reason 'Lost her phone; I know her voice.'": (
            "ana sets up a new app at her next sign-in"
        ),
        "manage.py take_off_second_factor ana --reason 'Came to my office.' --by eve": (
            "the desk log names eve as the one who did it"
        ),
    }
    done = "the second factor is off"
    failed = "nothing was done: no such person, or no second factor"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the name that the person signs in with")
        parser.add_argument("--reason", required=True, help="why, for the desk and the person")
        parser.add_argument(
            "--by", metavar="NAME", help="who does it; by default the person themself"
        )

    def handle(self, *args: Any, name: str, reason: str, by: str | None, **options: Any) -> None:
        user = person(name)
        if not second_factors.take_off(user, by=person(by or name), reason=reason):
            raise CommandError(f"{name} has no second factor.")
        self.stdout.write(f"The second factor is off the sign-in of {name}.")
