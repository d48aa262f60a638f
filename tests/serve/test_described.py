"""What the interface says of itself is so: schemathesis asks a real server whatever the description allows, and not."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig

from sijill.serve.api import interface
from sijill.serve.desk import Desk
from sijill.store import Register

_SETTINGS = """
[generation]
deterministic = true
[checks]
positive_data_acceptance.expected-statuses = ["2xx", 304, 400, 404]
"""

_FEW = settings(
    max_examples=8, deadline=None, database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def described(server: str) -> Any:
    """The description, as a program reads it."""
    config = SchemathesisConfig.from_str(_SETTINGS)
    return schemathesis.openapi.from_url(f"{server}/api/v1/openapi.json", config=config)


def test_every_answer_is_as_described(described: Any) -> None:
    """Nothing fails, and no status, type or shape comes that is not named; what is malformed is refused.

    A well-formed question for a party or a day that does not exist is refused with 400: no schema can say which do.
    """
    asked: Counter[str] = Counter()
    for found in described.get_all_operations():
        operation = found.ok()
        for mode in GenerationMode if _can_be_malformed(operation) else (GenerationMode.POSITIVE,):

            @settings(_FEW)
            @given(operation.as_strategy(generation_mode=mode))
            def ask(case: Any) -> None:
                asked[case.operation.label] += 1
                case.call_and_validate(timeout=20)

            ask()
    paths = described.raw_schema["paths"]
    said = {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}
    assert set(asked) == said - {"GET /openapi.json"}  # which it has read, and does not ask again


def _can_be_malformed(operation: Any) -> bool:
    said = operation.definition.raw
    return "requestBody" in said or any(one["in"] != "header" for one in said.get("parameters", []))


def test_no_path_is_left_out_of_the_description(register: Register, described: Any) -> None:
    """Each route of the interface stands in it, with its methods; every answer that fails is a problem."""
    routes: list[Any] = list(interface(Desk(register, "amal")).routes)
    there = {(route.path, method.lower()) for route in routes for method in route.methods}
    paths = described.raw_schema["paths"]
    assert there - {(path, "head") for path in paths} == {(path, m) for path, ms in paths.items() for m in ms}
    for path, methods in paths.items():
        for method, said in methods.items():
            assert said["description"], (path, method)
            refused = {status: one for status, one in said["responses"].items() if int(status) >= 400}
            assert all(list(one["content"]) == ["application/problem+json"] for one in refused.values())
