"""The application that granian loads: the front, and behind it Django."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

# Everything that reads settings comes after the line above.
from tracker.front.application import Front

application = Front(get_wsgi_application())
