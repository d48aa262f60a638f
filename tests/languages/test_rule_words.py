"""Words that rules look for stand in the data, spelled as one writes them; a wrong list is refused with its line."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from sijill import code, mark
from sijill.errors import DataError
from sijill.languages.rule_words import read_rule_words, rule_words
from sijill.text import folded

RULES = sorted(Path(code.__file__).parent.rglob("*.py"))
ASKING = [*RULES, *sorted(Path(mark.__file__).parent.glob("*.py"))]
FOLDER = Path(str(files("sijill.languages").joinpath("ar", "rule_words")))
ARABIC = re.compile("[\u0621-\u064a]{3,}")
MOST = 2  # words that a set may hold where it stands: a pair of particles is grammar, a longer list is a lexicon


def test_a_list_holds_its_words_as_matching_folds_them() -> None:
    """Whoever adds a word writes it as newspapers do."""
    source = rule_words("sums.trade_sides", "source")
    assert folded("مورّدة") in source
    assert all(folded(word) == word for word in source)


def test_each_list_is_asked_for_by_the_module_it_is_filed_under_and_no_other() -> None:
    """No list is left over when a rule goes, and none serves two rules that may come to differ."""
    held = [
        (f"{path.stem}.{module}", name)
        for path in FOLDER.glob("*.yml")
        for module, names in read_rule_words(path)[1].items()
        for name in names
    ]
    asked = [(f"{path.parent.name}.{path.stem}", *names) for path in ASKING for names in _asked(path)]
    assert sorted(asked) == sorted((module, module, name) for module, name in held)


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_no_list_of_words_stands_in_the_code(path: Path) -> None:
    """Who reads Arabic and no Python could not add to it."""
    lists = (node for node in _tree(path).body if isinstance(node, ast.Assign | ast.AnnAssign))
    assert [ast.unparse(node) for node in lists if len(_whole_words(node)) > MOST and not _is_phrases(node)] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("m:\n  a: []\n", r":2: the list 'a' is empty"),
        ("m:\n  a: [مصدر, بيان مشترك]\n", r":2: 'بيان مشترك' must be one word"),
        ("m:\n  a: [مذكرة, مذكره]\n", r":2: 'مذكره' stands twice"),
        ("m: [مصدر]\n", r":1: 'm' must be a mapping"),
        ("m:\n  a: مصدر\n", r":2: 'a' must be a list of texts"),
    ],
)
def test_a_list_that_is_wrong_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    """A word that can never be met is an error, and not a rule that is quietly never used."""
    path = tmp_path / "crisis.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        read_rule_words(path)


def test_a_list_that_is_not_there_is_an_error_when_the_rule_is_loaded() -> None:
    """A list that somebody renames is missed at once."""
    with pytest.raises(DataError, match=r"there is no list 'nothing' of 'victims'"):
        rule_words("crisis.victims", "nothing")


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _asked(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "rule_words":
            module, name = map(ast.literal_eval, node.args)
            yield module, name


def _whole_words(node: ast.AST) -> list[str]:
    said = (n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return [word for word in said if ARABIC.fullmatch(word)]


def _is_phrases(node: ast.AST) -> bool:
    """Whether phrases of several words are listed: ([من, اصل], [من, بين])."""
    groups = (n for n in ast.walk(node) if isinstance(n, ast.List | ast.Tuple | ast.Set))
    return any(isinstance(inner, ast.List | ast.Tuple) for group in groups for inner in group.elts)
