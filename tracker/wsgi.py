"""The application that a WSGI server loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

django_application = get_wsgi_application()

from tracker.front.layers import in_front  # noqa: E402  (needs the applications of Django)
from tracker.statement_timer import limit_desk  # noqa: E402

application = in_front(django_application)
limit_desk()
