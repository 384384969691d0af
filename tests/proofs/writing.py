"""A program: many writers publish at once, each to the end of its list.

`python -m tests.proofs writing WRITERS EACH` prints, as JSON, how many publications failed and
what was there afterwards.
"""

from __future__ import annotations

import time

from .publishing import looked, publish, start, told


def main(writers: int, each: int) -> dict[str, object]:
    """All at once, then a look at the whole."""
    began = time.monotonic()
    started = [start(publish, f"writer-{number}", each) for number in range(writers)]
    answers = [answer for _, pipe in started for answer in told(pipe)]
    for process, _ in started:
        process.join()
    seconds = time.monotonic() - began
    failed = [error for _, error in answers if error]
    public, size, faults = looked()
    missing = {slug for slug, error in answers if not error} - public
    figures = {
        "published": len(answers) - len(failed),
        "failed": len(failed),
        "lost": len(missing),
        "bad": len(faults),
        "entries": size,
        "seconds": round(seconds, 1),
    }
    return {"figures": figures, "faults": failed + faults}
