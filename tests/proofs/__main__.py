"""`python -m tests.proofs NAME NUMBER…`: run a program of this folder and print what it found."""

from __future__ import annotations

import json
import sys
from importlib import import_module

import django

if __name__ == "__main__":
    # A program may import models only now.
    django.setup()
    _, name, *numbers = sys.argv
    found = import_module(f"tests.proofs.{name}").main(*map(int, numbers))
    sys.stdout.write(json.dumps(found))
