"""The addresses of the feeds and files, the same in every language."""

from django.urls import URLPattern, URLResolver, path

from .calendars import CalendarFile, PledgeCalendar
from .lists import PledgeListFeed, StatusFeed, UpdateFeed, UpdateJson
from .pledge import PledgeFeed, PledgeStatusFeed
from .tables import PledgeCsv, PledgeWorkbook

urlpatterns: list[URLPattern | URLResolver] = [
    path("pledges.csv", PledgeCsv.as_view(), name="pledges-csv"),
    path("pledges.xlsx", PledgeWorkbook.as_view(), name="pledges-xlsx"),
    path("pledges.atom", PledgeListFeed(), name="pledges-atom"),
    path("pledges.ics", PledgeCalendar.as_view(), name="pledges-ics"),
    path("updates.atom", UpdateFeed(), name="updates-atom"),
    path("updates.json", UpdateJson(), name="updates-json"),
    path("status.atom", StatusFeed(), name="status-atom"),
    path("calendar.ics", CalendarFile.as_view(), name="calendar-ics"),
    path("pledges/<slug:slug>.atom", PledgeFeed(), name="pledge-feed"),
    path("pledges/<slug:slug>/status.atom", PledgeStatusFeed(), name="pledge-status-feed"),
]
