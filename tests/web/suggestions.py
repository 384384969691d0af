"""Sending a suggestion as a browser does."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import time_machine
from django.test import Client

from tracker.web import tip_stamp

ADDRESS = "/suggest/"
WHAT = "The hotline opened a day earlier."


def stamped(seconds: int = 60) -> str:
    """The stamp of a form that was handed out so long ago."""
    with time_machine.travel(timedelta(seconds=-seconds), tick=False):
        return tip_stamp.stamp()


def form(**changes: str) -> dict[str, str]:
    """What a browser sends for a sound suggestion."""
    sound = {"kind": "correction", "what": WHAT, "nickname": "", "stamp": stamped()}
    return sound | {"about": "", "url": "", "contact": ""} | changes


def send(client: Client, address: str = ADDRESS, **changes: str) -> Any:
    """Send a suggestion, sound but for the changes."""
    return client.post(address, form(**changes))
