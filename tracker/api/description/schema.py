"""How one endpoint describes itself."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from drf_spectacular.openapi import AutoSchema

from . import answers, parameters

JSON = "application/json"


class DoorSchema(AutoSchema):
    """Parameters, answers and examples of a list or a row, all read off its door."""

    view: Any

    def get_operation(self, *args: Any, **kwargs: Any) -> Any:
        operation = super().get_operation(*args, **kwargs)
        if operation:
            found = operation["responses"]["200"]
            if self.sample:
                found["content"][JSON]["example"] = self._example(self.sample)
            if self.is_list:
                found["links"] = self._links()
            operation["responses"] = answers.of(self.view, found)
        return operation

    @property
    def is_list(self) -> bool:
        """Whether it is the endpoint of many rows."""
        return bool(self.view.action == "list")

    @cached_property
    def sample(self) -> dict[str, Any] | None:
        """A row of the record, as it is answered; None while there is none, or for no reader."""
        row = self.view.sample() if self.view.names_rows else None
        return dict(self.view.get_serializer(row).data) if row else None

    def get_operation_id(self) -> str:
        return f"{'list' if self.is_list else 'get'}_{self.view.noun}".replace("-", "_")

    def get_tags(self) -> list[str]:
        return self._tokenize_path()[:1]

    def get_description(self) -> str:  # type: ignore[override]
        return str(self.view.about)

    def _get_parameters(self) -> list[parameters.Parameter]:
        if self.is_list:
            return parameters.of_list(self.view)
        return parameters.of_detail(self.view, self.sample)

    def _example(self, sample: dict[str, Any]) -> dict[str, Any]:
        if not self.is_list:
            return sample
        around = {"count": 1, "next": None, "previous": None}
        return {**around, "as_of": self.view.today.isoformat(), "results": [sample]}

    def _links(self) -> dict[str, Any]:
        """From the first row of a list to that row alone."""
        detail = f"get_{self.view.noun}".replace("-", "_")
        keys = {name: f"$response.body#/results/0/{key}" for name, key in self.view.key.items()}
        return {detail: {"operationId": detail, "parameters": keys}}
