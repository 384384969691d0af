"""The addresses of the pages for readers, the same in every language."""

from django.urls import URLPattern, URLResolver, path

from . import record_urls, sharing_urls
from .components import Components
from .home import Home
from .pledges import PledgeDetail, PledgeList

urlpatterns: list[URLPattern | URLResolver] = [
    path("", Home.as_view(), name="home"),
    path("pledges/", PledgeList.as_view(), name="pledges"),
    path("pledges/<slug:slug>/", PledgeDetail.as_view(), name="pledge"),
    path("about/components/", Components.as_view(), name="components"),
    *record_urls.urlpatterns,
    *sharing_urls.urlpatterns,
]
