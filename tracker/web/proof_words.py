"""The words of the proofs: what each tries, what it shows, and what it does not show."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof by the name of its file in tests/proofs."""

    name: str
    title: Words
    shows: Words
    limits: Words


PROOFS = (
    Proof(
        "killing",
        _("Killed in the middle of writing"),
        _(
            "Four writers publish without pause and are killed at a random moment; then the"
            " database is opened again. Whatever was acknowledged is there, nothing is there by"
            " halves, and the whole log verifies. A case is one such round."
        ),
        _(
            "The machine itself kept its power. Against a power cut the database is set to write"
            " through to the disk before it acknowledges; that a disk does so, no program can show."
        ),
    ),
    Proof(
        "writing",
        _("Sixteen writers at once"),
        _(
            "Sixteen writers publish at the same time, each to the end of a list. No publication"
            " fails, and the log stays one chain. A case is one publication."
        ),
        _("How long each of them waits depends on the machine."),
    ),
    Proof(
        "tampering",
        _("Tampered copies"),
        _(
            "Copies of a record are changed as only the owner of the database can: entries,"
            " texts, rows and statuses altered, taken out or exchanged, the whole chain computed"
            " anew, an older backup put in place. Each is compared with checkpoints that were kept"
            " elsewhere; each is caught, and the first thing said is the first row that differs."
        ),
        _(
            "Who kept no checkpoint does not notice a chain that was computed anew or an older"
            " backup; who kept only one learns that something before it was changed, not what."
        ),
    ),
    Proof(
        "copying",
        _("Honest copies"),
        _(
            "Copies made without bad intent raise no alarm: compacted, dumped and read back,"
            " backed up and restored, moved from SQLite to PostgreSQL."
        ),
        _("Ways of copying that were not tried."),
    ),
    Proof(
        "editing",
        _("Every way to edit what is public"),
        _(
            "Each column of each protected table is set to something else, each row deleted,"
            " replaced and usurped, in SQL and through the framework. The database refuses all of"
            " it. A case is one attempt."
        ),
        _("Who owns the database can take its guards away; verification then says so."),
    ),
    Proof(
        "restoring",
        _("Backups restored"),
        _(
            "Backups are made while writers publish, and restored. Each holds everything that had"
            " been acknowledged before it began, and verifies. A restoration that is killed leaves"
            " what was there as it was."
        ),
        _("That backups are made, and kept on another machine, is up to the operator."),
    ),
    Proof(
        "crowding",
        _("Slow connections"),
        _(
            "Many connections send requests or bodies a byte at a time or not at all, or hardly"
            " read the answers, while others read pages. The others are answered as usual."
        ),
        _("An attack with more bandwidth than the machine has must be stopped before it."),
    ),
    Proof(
        "guessing",
        _("Guessed passwords"),
        _(
            "Passwords are guessed from many threads at once, of people who work here and of names"
            " that nobody has. At most five in fifteen minutes are tried for a name from an"
            " address; the right one signs in from elsewhere meanwhile. Then how long the answers"
            " take is compared: it does not tell which names exist. A case is one guess."
        ),
        _(
            "Whoever guesses from very many addresses gets five tries at each of them; there, a"
            " second factor helps."
        ),
    ),
    Proof(
        "outage",
        _("The database goes away"),
        _(
            "PostgreSQL is stopped while people read and publish, and started again later."
            " Meanwhile pages say that they are not available; nothing acknowledged is lost, and"
            " everything works again without a restart."
        ),
        _("What was being typed when it stopped must be sent again."),
    ),
    Proof(
        "forgetting",
        _("The cache goes away"),
        _("Redis is stopped while people read. No page fails, with it, without it, or after."),
        _("Pages may be slower meanwhile."),
    ),
)

# Looked up when shown, so that a file of outcomes may name a figure that has no words yet.
FIGURES = {
    "acknowledged": gettext_noop("acknowledged"),
    "alarms": gettext_noop("false alarms"),
    "bad": gettext_noop("broken logs"),
    "caught": gettext_noop("caught"),
    "connections": gettext_noop("slow connections"),
    "entries": gettext_noop("log entries"),
    "errors": gettext_noop("errors"),
    "failed": gettext_noop("failed"),
    "held_known_ms": gettext_noop("refused, known name, median ms"),
    "held_unknown_ms": gettext_noop("refused, unknown name, median ms"),
    "killed": gettext_noop("restorations killed"),
    "kinds": gettext_noop("kinds"),
    "known_ms": gettext_noop("tried, known name, median ms"),
    "lost": gettext_noop("acknowledged and lost"),
    "most": gettext_noop("most tries of a name from an address"),
    "p50_ms": gettext_noop("half answered within, ms"),
    "p99_ms": gettext_noop("99 of 100 answered within, ms"),
    "published": gettext_noop("published"),
    "reads": gettext_noop("pages read"),
    "recovered_s": gettext_noop("first page afterwards, s"),
    "refused": gettext_noop("refused"),
    "right": gettext_noop("named at the right row"),
    "seconds": gettext_noop("seconds"),
    "tables": gettext_noop("tables"),
    "tried": gettext_noop("tried"),
    "unavailable": gettext_noop("pages that said so"),
    "unknown_ms": gettext_noop("tried, unknown name, median ms"),
    "unnoticed_without_heads": gettext_noop("unnoticed without a kept checkpoint"),
}
