"""`manage.py run_due`: what a new day asks for. Run it daily or more often, by cron or a timer."""

from typing import Any

from django.core.management import BaseCommand, CommandError

from tracker.actions.digests import Outcome, send_digests
from tracker.actions.horizon import extend
from tracker.today import today


class Command(BaseCommand):
    """Running it again on the same day sends nothing twice; exit code 1 if a message failed."""

    help = (
        "Send each analyst one digest a day of what is due and overdue, and see to it that every "
        "status history reaches to the end of time. May be run as often as you like."
    )

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
