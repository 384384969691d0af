"""The application that granian loads: the front, and behind it Django."""

from tracker.wsgi import application as django

# isort: split
# The front asks models, which exist only now.
from tracker.front.application import Front
from tracker.front.pages import PageCache

application = Front(django, django if isinstance(django, PageCache) else None)
