"""The addresses of whole lists as JSON, the same in every language."""

from django.urls import path

from .pledge_file import PledgeFile

urlpatterns = [path("pledges.json", PledgeFile.as_view(), name="pledges-json")]
