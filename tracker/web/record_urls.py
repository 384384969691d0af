"""The addresses of the record's nouns besides pledges, and of the standing pages."""

from django.urls import URLPattern, URLResolver, path

from .calendar import Calendar
from .collections import CollectionDetail, CollectionList
from .compare import Compare
from .corrections import Corrections
from .dialogues import DialogueDetail, DialogueList
from .indicators import IndicatorDetail
from .log import LogList
from .mechanisms import MechanismDetail, MechanismList
from .methodology import Methodology
from .parties import PartyDetail, PartyList
from .search import Search
from .sources import SourceDetail, SourceList
from .standing_pages import About, Data, Trust
from .suggest import Suggest, Thanks
from .topics import TopicDetail, TopicList
from .updates import UpdateDetail, UpdateList

urlpatterns: list[URLPattern | URLResolver] = [
    path("updates/", UpdateList.as_view(), name="updates"),
    path("updates/<slug:slug>/", UpdateDetail.as_view(), name="update"),
    path("mechanisms/", MechanismList.as_view(), name="mechanisms"),
    path("mechanisms/<slug:slug>/", MechanismDetail.as_view(), name="mechanism"),
    path("dialogues/", DialogueList.as_view(), name="dialogues"),
    path("dialogues/<slug:slug>/", DialogueDetail.as_view(), name="dialogue"),
    path("parties/", PartyList.as_view(), name="parties"),
    path("parties/<slug:slug>/", PartyDetail.as_view(), name="party"),
    path("topics/", TopicList.as_view(), name="topics"),
    path("topics/<slug:slug>/", TopicDetail.as_view(), name="topic"),
    path("sources/", SourceList.as_view(), name="sources"),
    path("sources/<slug:slug>/", SourceDetail.as_view(), name="source"),
    path("collections/", CollectionList.as_view(), name="collections"),
    path("collections/<slug:slug>/", CollectionDetail.as_view(), name="collection"),
    path("compare/", Compare.as_view(), name="compare"),
    path("indicators/<slug:slug>/", IndicatorDetail.as_view(), name="indicator"),
    path("calendar/", Calendar.as_view(), name="calendar"),
    path("search/", Search.as_view(), name="search"),
    path("methodology/", Methodology.as_view(), name="methodology"),
    path("about/", About.as_view(), name="about"),
    path("data/", Data.as_view(), name="data"),
    path("corrections/", Corrections.as_view(), name="corrections"),
    path("suggest/", Suggest.as_view(), name="suggest"),
    path("suggest/thanks/", Thanks.as_view(), name="suggest-thanks"),
    path("log/", LogList.as_view(), name="log"),
    path("trust/", Trust.as_view(), name="trust"),
]
