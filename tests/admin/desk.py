"""Using the desk as a browser does: addresses of its pages, and forms sent back as they came."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from django.forms import BaseForm, CheckboxInput
from django.test import Client
from django.urls import reverse

from tracker.models import UpdateVersion

# What an update says that is typed into its form.
FACT = "A call was put through."


def page(model: str, name: str = "changelist", *args: Any) -> str:
    return reverse(f"admin:tracker_{model}_{name}", args=args)


def drafted() -> UpdateVersion:
    """The update whose form was sent."""
    return UpdateVersion.objects.get(fact_en=FACT)


def review(row: Any) -> str:
    """The address of a row's review page."""
    return page(row._meta.model_name, "review", row.pk)


def read(client: Client, row: Any) -> str:
    """What the review page of a row says."""
    return str(client.get(review(row)).content.decode())


def verb(row: Any, name: str) -> str:
    """The address behind a button of a row."""
    return page(row._meta.model_name, "verb", row.pk, name)


def sent(client: Client, address: str, **changes: Any) -> Any:
    """Open the form at an address, change some fields, and send it."""
    shown: Any = client.get(address)
    return client.post(address, typed(shown) | changes)


def pressed(client: Client, address: str, **answers: Any) -> Any:
    """Open the page of a button, answer what it asks, and press it."""
    shown: Any = client.get(address)
    reading = shown.context and shown.context.get("reading")
    return client.post(address, answers | ({"seen": reading["seen"].value()} if reading else {}))


def said(answer: Any) -> str:
    """What the desk says after a press, in one text."""
    return " ".join(str(message) for message in answer.wsgi_request._messages)


def typed(shown: Any) -> dict[str, Any]:
    """What a browser would send if nothing were changed."""
    return {"whose": shown.context["whose"]} | {
        name: value
        for form in _forms(shown.context)
        for name, value in _fields(form)
        if value is not None
    }


def exported(client: Client, address: str, **query: str) -> list[list[str]]:
    """The lines of a list's file, the first one with the names of its columns."""
    file: Any = client.get(address, query)
    text = b"".join(file.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline="")))


def errors(response: Any) -> str:
    """All that a form complains of."""
    return str(response.context["errors"])


def _forms(context: Any) -> Iterator[BaseForm]:
    yield context["adminform"].form
    for inline in context["inline_admin_formsets"]:
        yield inline.formset.management_form
        yield from inline.formset.forms


def _fields(form: BaseForm) -> Iterator[tuple[str, Any]]:
    for bound in form:
        value = bound.value()
        if isinstance(value, list | tuple):
            yield bound.html_name, [str(getattr(each, "pk", each)) for each in value]
        elif isinstance(bound.field.widget, CheckboxInput):
            yield bound.html_name, "on" if value else None
        elif not bound.field.disabled:
            yield bound.html_name, value
