"""Networks are opened by networkx with every actor, entry, day and quote."""

from __future__ import annotations

import json
from typing import Any

import networkx as nx
import pytest

from sijill.edtf import days
from sijill.store import Register


def opened(made: Any, form: str) -> Any:
    """The network as networkx reads it: a function for each format."""
    return getattr(nx, f"read_{form}")(made(form))


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_network_has_parallel_edges_with_their_words(made: Any, register: Register, form: str) -> None:
    """Nodes are actors with their names; each edge is an entry and has all its quotes, letter for letter."""
    graph = opened(made, form)
    assert graph.is_directed()
    assert graph.is_multigraph()
    assert (graph.nodes["TUR"]["ar"], int(graph.nodes["TUR"]["cow"])) == ("تركيا", 640)
    assert graph.nodes["-قوة; أخرى"]["sort"] == "other"
    told = {one.id: {e.quote for e in one.claim.evidence} for one in register.claims()}
    for _, _, data in graph.edges(data=True):
        mine: set[str] = set().union(*(told[claim] for claim in json.loads(data["claims"])))
        assert set(json.loads(data["quotes"])) == mine
    kinds = {data["kind"]: data["mutual"] for _, _, data in graph.edges(data=True)}
    assert (kinds["agreement"], kinds["transfer"]) == (True, False)


def test_an_edge_lasts_from_its_first_step_to_the_one_that_ends_it(made: Any) -> None:
    """A memorandum in force has a beginning and no end; what was delivered ends; what is asked for has no time."""
    edges = [data | {"from": a, "to": b} for a, b, data in opened(made, "gexf").edges(data=True)]
    both = {e["code"]: (e["start"], e.get("end")) for e in edges if {e["from"], e["to"]} == {"QAT", "TUR"}}
    assert both == {"memorandum": ("2019-05-14", None), "protocol": ("2021-03-03", None)}
    delivered = next(e for e in edges if e["kind"] == "transfer" and e["from"] == "TUR")
    june = days("2020-06")
    assert (delivered["start"], delivered["end"]) == (june.earliest.isoformat(), june.latest.isoformat())
    asked = next(e for e in edges if e["kind"] == "transfer" and e["from"] == "DEU")
    assert (asked["reality"], asked.get("start")) == ("planned", None)
