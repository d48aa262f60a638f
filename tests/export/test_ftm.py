"""FollowTheMoney's own library takes what is exported for it. It is no part of `dev`, for building it needs ICU."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from sijill.actors import who
from sijill.export.ftm import country
from sijill.store import Register

ftm = pytest.importorskip("followthemoney", reason="pip install 'sijill[exchange]' to run these")


def test_every_state_is_a_country_there() -> None:
    """Also states of the past, whose codes are theirs and not those of ISO."""
    from followthemoney.types import registry

    for one in who().values():
        code = country(one.code)
        assert bool(code) == one.state
        assert code is None or registry.country.validate(code), one.code


def test_follow_the_money_takes_every_entity(made: Any, register: Register) -> None:
    """Its own library validates all of them; events have all quotes, and proof that leads to the report."""
    entities = [json.loads(line) for line in made("ftm").read_text(encoding="utf-8").split("\n")[:-1]]
    by_id = {one["id"]: one for one in entities}
    assert len(by_id) == len(entities)
    for one in entities:
        proxy = ftm.model.get_proxy(one, cleaned=False)
        assert proxy.schema.validate(one) is None
        for prop, values in one["properties"].items():
            assert len(proxy.get(prop)) == len(values), (prop, values)
        for prop in ("proof", "involved", "subject", "object"):
            assert all(id_ in by_id for id_ in one["properties"].get(prop, ()))
    quoted = {quote for one in entities if one["schema"] == "Event" for quote in one["properties"]["notes"]}
    assert quoted == {e.quote for one in register.claims() for e in one.claim.evidence}


def test_statements_are_those_of_the_entities(made: Any) -> None:
    """Each value is one statement, under the id that their library gives it."""
    count = sum(
        len(values)
        for line in made("ftm").read_text(encoding="utf-8").split("\n")[:-1]
        for values in json.loads(line)["properties"].values()
    )
    from followthemoney.statement.serialize import read_csv_statements
    from followthemoney.statement.statement import Statement

    read = list(read_csv_statements(io.BytesIO(made("ftm-statements").read_bytes())))
    assert len(read) == count
    for one in read:
        told = [prop.type.name for prop in ftm.model[one.schema].properties.values() if prop.name == one.prop]
        assert told == [one.prop_type]
        assert one.id == Statement(one.entity_id, one.prop, one.schema, one.value, one.dataset).id
