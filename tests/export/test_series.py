"""Series for regressions and registers: columns as their readers know them, and nothing counted that was not done."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

from sijill.actors import who
from sijill.codebook import load
from sijill.entry import Known, Step, Told
from sijill.export import Scope, dyads, register_of_arms
from sijill.export.codes import cow_abbreviations, sipri_names
from sijill.records import Claim, Document, Evidence, Held, Report
from sijill.register import entry
from sijill.register.life import admissible


def test_a_pair_counts_from_its_first_step_to_the_last_year_told(made: Any) -> None:
    """Qatar and Türkiye: signed 2019, in force 2020, a protocol in 2021; the lower COW number stands first."""
    read = list(csv.DictReader(io.StringIO(made("dyad-year").read_text(encoding="utf-8"), newline="")))
    assert tuple(read[0])[:11] == dyads.DCAD
    pair = {int(r["year"]): r for r in read if (r["abbrev1"], r["abbrev2"]) == ("TUR", "QAT")}
    assert sorted(pair) == [2019, 2020, 2021]
    assert {(r["ccode1"], r["ccode2"], r["iso1"], r["iso2"]) for r in pair.values()} == {("640", "694", "TUR", "QAT")}
    assert [pair[y]["stages"] for y in sorted(pair)] == ["signed", "in_force", "signed"]
    assert [pair[y]["dcaGeneralV1"] for y in sorted(pair)] == ["1", "1", "1"]
    assert [pair[y]["dcaSectorV1"] for y in sorted(pair)] == ["0", "0", "1"]
    assert (pair[2020]["stage_in_force"], pair[2020]["area_general"], pair[2020]["carried"]) == ("1", "1", "0")
    assert any("مذكرة تفاهم" in quote for quote in json.loads(pair[2019]["quotes"]))


def test_the_trade_register_has_sipris_columns_and_admits_orders_and_deliveries_only(made: Any) -> None:
    """The delivered drones are a row; tanks that were asked for are none; money stands in the comments."""
    head, *rows = csv.reader(io.StringIO(made("trade-register").read_text(encoding="utf-8"), newline=""))
    assert tuple(head[:16]) == register_of_arms.SIPRI
    (drones,) = rows
    assert drones[:2] == ["Azerbaijan", "Turkiye"]
    assert (drones[8], drones[10]) == ("6", "2020")
    assert drones[4] == drones[13] == ""
    assert "69000000 USD" in drones[12]
    assert any("بيرقدار" in quote for quote in json.loads(drones[19]))


def _transfer(id_: str, step: str, items: dict[str, float | None], reality: str = "actual") -> Held:
    text = f"خبر عن صفقة رقم {id_}"
    empty: dict[str, Any] = {f.name: [] if f.many else None for f in load().kinds["transfer"].fields.values()}
    told = [{"category": "tank", "name": name, "quantity": number} for name, number in items.items()]
    fields = empty | {
        "supplier": "DEU",
        "recipient": "POL",
        "items": told,
        "steps": [{"step": step, "date": "2020"}],
    }
    claim = Claim("transfer", fields, reality, None, (Evidence.cut("claim", 0, 3, text),), "person")
    return Held(id_, claim, Report(id_, Document(id_, text, "ar", date="2021-01-01"), "2026-01-01"))


def _register(*held: Held) -> list[dict[str, str]]:
    out = io.BytesIO()
    scope = Scope(("transfer",), "transfer", (), "1", "1", date(2021, 1, 1))
    register_of_arms.write([Known(entry("R1", held), held)], out, scope)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))


def test_what_is_offered_beside_an_order_is_not_in_it() -> None:
    """Of 24 ordered 3 came first and 20 later; 90 more, and another tank, were only offered."""
    (row,) = _register(
        _transfer("a", "ordered", {"ليوبارد": 24}),
        _transfer("b", "delivering", {"ليوبارد": 3}),
        _transfer("c", "offered", {"ليوبارد": 90, "أبرامز": 5}, "planned"),
        _transfer("d", "delivered", {"ليوبارد": 20}),
    )
    assert (row["Weapon designation"], row["Number ordered"], row["Number delivered"]) == ("ليوبارد", "24", "20")
    assert _register(_transfer("c", "offered", {"أبرامز": 5}, "planned")) == []
    assert _register(_transfer("c", "ordered", {"أبرامز": 5}, "planned")) == []
    assert _register(_transfer("c", "in_production", {"أبرامز": 5})) == []


def test_a_part_delivery_has_its_number_in_the_comments() -> None:
    """How many came in all is not told by how many came first; two numbers are both told, and none is taken."""
    (row,) = _register(_transfer("a", "ordered", {"ليوبارد": 24}), _transfer("b", "delivering", {"ليوبارد": 3}))
    assert (row["Number ordered"], row["Number delivered"]) == ("24", "")
    assert "Partly delivered: 3" in row["Comments"]
    (row,) = _register(_transfer("a", "ordered", {"ليوبارد": 24}), _transfer("b", "ordered", {"ليوبارد": 28}))
    assert row["Number ordered"] == ""
    assert "Number ordered told as 24 or 28" in row["Comments"]


def test_a_register_of_transfers_admits_what_the_codebook_says_it_does() -> None:
    """The list of steps names the same ones as admissible."""
    told = {code for code, one in load().lists["transfer_step"].codes.items() if "SIPRI: admissible" in one.crosswalk}
    assert told == {step for step in load().lists["transfer_step"].codes if admissible("transfer", [_step(step)])}


def _step(code: str) -> Step:
    return Step(code, None, "actual", Told((), None, ""), (), 0)


def test_sipri_names_what_it_says_it_does(shared: Path) -> None:
    """Our header is that of SIPRI's file, and each state to which we give SIPRI's name stands there under it."""
    with (shared / "reference/arms/sipri_trade-register_to2024.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert tuple(head) == register_of_arms.SIPRI
    named = {cell for row in rows for cell in row[:2]}
    assert set(sipri_names().values()) <= named


def test_every_state_with_a_number_has_an_abbreviation(shared: Path) -> None:
    """Abbreviations are those of DCAD wherever it has the state."""
    numbered = {code for code, one in who().items() if one.cow}
    assert numbered == set(cow_abbreviations())
    with (shared / "reference/treaties/DCAD-v1.0-main.csv").open(encoding="utf-8", newline="") as file:
        told = {(row[f"ccode{n}"], row[f"cowName{n}"].strip()) for row in csv.DictReader(file) for n in "12"}
    known = {number for number, _ in told}
    ours = {
        (str(who()[code].cow), short) for code, short in cow_abbreviations().items() if str(who()[code].cow) in known
    }
    assert {one for one in ours if one not in told} <= {("345", "YUG")}


def test_areas_and_stages_are_the_codebooks(made: Any) -> None:
    """Each code of both lists is a column."""
    head = made("dyad-year").read_text(encoding="utf-8").splitlines()[0].split(",")
    for name in ("area", "stage"):
        assert {f"{name}_{code}" for code in load().lists[name].codes} <= set(head)
