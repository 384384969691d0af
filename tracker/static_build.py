"""Static files are collected again only when one of them has changed."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

# What libraries bring for pages that this site does not have.
NOT_SERVED = ("redoc", "rest_framework")


def fingerprint() -> str:
    """A digest of the name, size and time of every static file that the project brings."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(list(NOT_SERVED)):
            moment = storage.get_modified_time(name).timestamp()
            digest.update(f"{name} {storage.size(name)} {moment}\n".encode())
    return digest.hexdigest()


def collect_if_changed() -> bool:
    """Build `var/static` unless the last build had the same files; says whether it built."""
    note = settings.VAR_DIR / "static.build"
    current = fingerprint()
    if note.exists() and note.read_text() == current:
        return False
    # The command adds patterns of its own to the list that it is given.
    patterns = list(NOT_SERVED)
    call_command(
        "collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=patterns
    )
    note.write_text(current)
    return True
