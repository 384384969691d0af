"""The application that granian loads: the front, and behind it Django."""

from tracker.front.application import Front
from tracker.wsgi import application as django

# There is none where no pages are kept.
application = Front(django, getattr(django, "at_hand", None))
