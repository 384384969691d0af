"""Every address of the API, below `/api/v1/`."""

from typing import Any

from django.urls import path

from . import views
from .views.description import Description, Docs, FrontDoor, NoDoor

LIST: Any = {"get": "list"}
DETAIL: Any = {"get": "retrieve"}

urlpatterns = [
    path("", FrontDoor.as_view(), name="api"),
    path("pledges/", views.PledgeDoor.as_view(LIST), name="api-pledges"),
    path("pledges/<slug:slug>/", views.PledgeDoor.as_view(DETAIL), name="api-pledge"),
    path("updates/", views.UpdateDoor.as_view(LIST), name="api-updates"),
    path("updates/<slug:slug>/", views.UpdateDoor.as_view(DETAIL), name="api-update"),
    path("assessments/", views.AssessmentDoor.as_view(LIST), name="api-assessments"),
    path(
        "assessments/<slug:slug>/<int:number>/",
        views.AssessmentDoor.as_view(DETAIL),
        name="api-assessment",
    ),
    path("dialogues/", views.DialogueDoor.as_view(LIST), name="api-dialogues"),
    path("dialogues/<slug:slug>/", views.DialogueDoor.as_view(DETAIL), name="api-dialogue"),
    path("mechanisms/", views.MechanismDoor.as_view(LIST), name="api-mechanisms"),
    path("mechanisms/<slug:slug>/", views.MechanismDoor.as_view(DETAIL), name="api-mechanism"),
    path("parties/", views.PartyDoor.as_view(LIST), name="api-parties"),
    path("parties/<slug:slug>/", views.PartyDoor.as_view(DETAIL), name="api-party"),
    path("topics/", views.TopicDoor.as_view(LIST), name="api-topics"),
    path("topics/<slug:slug>/", views.TopicDoor.as_view(DETAIL), name="api-topic"),
    path("sources/", views.SourceDoor.as_view(LIST), name="api-sources"),
    path("sources/<slug:slug>/", views.SourceDoor.as_view(DETAIL), name="api-source"),
    path("collections/", views.CollectionDoor.as_view(LIST), name="api-collections"),
    path("collections/<slug:slug>/", views.CollectionDoor.as_view(DETAIL), name="api-collection"),
    path("indicators/", views.IndicatorDoor.as_view(LIST), name="api-indicators"),
    path("indicators/<slug:slug>/", views.IndicatorDoor.as_view(DETAIL), name="api-indicator"),
    path("log/", views.LogEntryDoor.as_view(LIST), name="api-log"),
    path("log/<int:seq>/", views.LogEntryDoor.as_view(DETAIL), name="api-log-entry"),
    path("schema/", Description.as_view(), name="api-schema"),
    path("docs/", Docs.as_view(), name="api-docs"),
    path("<path:rest>/", NoDoor.as_view()),
]
