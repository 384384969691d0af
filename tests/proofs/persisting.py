"""A program: a writer who goes on publishing whatever happens, and says what was published.

`python -m tests.proofs persisting` prints a line for each publication until it is ended.
"""

from __future__ import annotations

import sys
from itertools import count

from django.db import DatabaseError, close_old_connections

from tests import factories


def main() -> None:
    """As a request does, each publication begins with a connection that works."""
    for number in count():
        close_old_connections()
        try:
            factories.publish("pledge", id=f"persistent-{number}")
        except DatabaseError:
            continue
        sys.stdout.write(f"persistent-{number}\n")
        sys.stdout.flush()
