"""The application that granian loads: the front, and behind it Django."""

from tracker.front.application import Front
from tracker.wsgi import application as django

application = Front(django)
