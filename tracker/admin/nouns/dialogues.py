"""Dialogues at the desk."""

from django.contrib import admin

from tracker.admin.forms.known_rows import KnownRows
from tracker.admin.forms.record_form import SlugForm
from tracker.admin.lists.base import DeskInline
from tracker.admin.lists.list_filters import of, titled
from tracker.admin.saving.versions import VersionAdmin
from tracker.models import Dialogue, DialogueVersion, Mechanism, Participant

from .identities import IdentityAdmin


class ParticipantFormSet(KnownRows):
    """Those at the table."""

    related = "participants"
    chooses = "party"


class ParticipantInline(DeskInline):
    """Who sat at the table, for whom, in what role."""

    model = Participant
    formset = ParticipantFormSet
    fields = ("party", "role", "who", "note_en")


@admin.register(DialogueVersion)
class DialogueVersionAdmin(VersionAdmin):
    noun = DialogueVersion.noun
    place = 6
    heading = "Dialogues"
    form = SlugForm
    slug_from = ("name_en",)
    list_display = ("name_en", "mechanism", "round", "date", "status")
    list_filter = (
        ("kind", titled("kind of dialogue")),
        ("status", titled("took place")),
        of("mechanism", Mechanism, "mechanism__slug"),
    )
    list_select_related = ("mechanism", "dialogue")
    search_fields = ("name_en", "name_zh", "dialogue__slug", "city")
    fieldsets = (
        ("Meeting", {"fields": ("name_en", "name_zh", "slug", "kind", "mechanism", "round")}),
        ("When", {"fields": ("date", "status", "announced_on")}),
        ("Where", {"fields": ("city", "country")}),
        ("Note", {"fields": ("note_en",)}),
    )
    inlines = (ParticipantInline,)


@admin.register(Dialogue)
class DialogueAdmin(IdentityAdmin):
    search_fields = ("slug", "versions__name_en", "versions__name_zh")
