"""How much of the record one request at the desk publishes or takes back.

A request ends after 15 seconds. A row took 1 to 2 milliseconds to publish and up to 3 to take back
on two busy cores, whatever its noun; the commands have no such limit.
"""

from __future__ import annotations

from typing import Final

AT_ONCE: Final = 4_000
