"""Keys: no row names another that is not there, and so hides from the other checks."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Exists, ForeignKey, OuterRef

from .finding import Finding


def keys() -> Iterator[Finding]:
    """Every key leads to a row: the database may have been told to look away."""
    for model in apps.get_app_config("tracker").get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if not isinstance(field, ForeignKey):
                continue
            there = field.related_model._base_manager.filter(pk=OuterRef(field.attname))
            rows = model._base_manager.exclude(**{field.attname: None}).exclude(Exists(there))
            for key in rows.order_by("pk").values_list("pk", flat=True):
                yield Finding(f"{model._meta.verbose_name} {key}", f"{field.name} leads nowhere")
