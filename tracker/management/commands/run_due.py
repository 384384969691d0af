"""`manage.py run_due`: what a new day asks for. Run it daily or more often, by cron or a timer."""

from typing import Any

from django.core.management import CommandError

from tracker.actions.digests import Outcome, send_digests
from tracker.actions.horizon import extend
from tracker.management.explained import ExplainedCommand
from tracker.today import today


class Command(ExplainedCommand):
    """Running it again on the same day sends nothing twice; exit code 1 if a message failed."""

    help = """\
Do what a new day asks for: send each analyst one digest a day of what is due and
overdue at the desk, and see to it that every status history reaches to the end of
time. Run it daily or more often, by cron or a timer: nobody is told twice a day."""
    examples = {"manage.py run_due": "whatever today asks for and nobody has done yet"}
    done = "everything due today is done, now or before"
    failed = "a message could not be sent; the next run tries again"

    def handle(self, *args: Any, **options: Any) -> None:
        self._say_extended(extend())
        self._say_sent(send_digests(today()))

    def _say_extended(self, number: int) -> None:
        if number:
            self.stdout.write(f"Extended {number:,} status histories.")
        else:
            self.stdout.write("Every status history reaches to the end of time already.")

    def _say_sent(self, outcome: Outcome) -> None:
        self.stdout.write(
            f"Digests: {len(outcome.sent)} sent, {len(outcome.served)} sent earlier today,"
            f" {len(outcome.idle)} without anything due."
        )
        if outcome.unreachable:
            names = ", ".join(person.username for person in outcome.unreachable)
            self.stderr.write(f"No e-mail address is known of: {names}.")
        if outcome.failed:
            lines = [f"{person.username}: {why}" for person, why in outcome.failed]
            raise CommandError("\n".join(["Not sent; the next run tries again:", *lines]))
