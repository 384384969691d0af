"""`manage.py run_due`: what a new day asks for. Run it daily or more often, by cron or a timer."""

from typing import Any

from django.conf import settings
from django.core.management import CommandError

from tracker.actions import digests, sessions
from tracker.actions.horizon import extend
from tracker.ingestion.link_checks import Manners, Outcome, check_links
from tracker.management.explained import ExplainedCommand
from tracker.today import today


class Command(ExplainedCommand):
    """Running it again on the same day sends nothing twice; exit code 1 if a message failed."""

    help = """\
Do what a new day asks for: send each analyst one digest a day of what is due and
overdue at the desk, see to it that every status history reaches to the end of time,
look at some links of sources, and forget sessions that are over. Run it daily or
more often, by cron or a timer: nobody is told twice a day, and no link is looked at
more often than it needs."""
    examples = {"manage.py run_due": "whatever today asks for and nobody has done yet"}
    done = "everything due today is done, now or before"
    failed = "a message could not be sent; the next run tries again"

    def handle(self, *args: Any, **options: Any) -> None:
        sessions.sweep()
        self._say_extended(extend())
        sent = digests.send_digests(today())
        if settings.LINKS_PER_RUN:
            self._say_checked(check_links(today(), manners=Manners(settings.LINKS_PER_RUN)))
        self._say_sent(sent)

    def _say_extended(self, number: int) -> None:
        if number:
            self.stdout.write(f"Extended {number:,} status histories.")
        else:
            self.stdout.write("Every status history reaches to the end of time already.")

    def _say_checked(self, outcome: Outcome) -> None:
        self.stdout.write(f"Links: {outcome}.")
        if outcome.is_away:
            self.stderr.write("No host answered: this machine is taken to be offline.")

    def _say_sent(self, outcome: digests.Outcome) -> None:
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
