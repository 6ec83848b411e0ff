"""A session has the pictures of what it asks: not of what a shorter form leaves out, all of what could be chosen."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.summaries import small_pack as own
from tests.unit.summaries.memory_store import MemoryStore
from tests.unit.summaries.simulated_store import simulated
from wli_toolkit.content import load_pack
from wli_toolkit.content.model import HANDED_IN
from wli_toolkit.summaries import SummaryError, freeze_step, summarise
from wli_toolkit.summaries.gather import gather

TWO = own.exercise(
    "X1",
    [
        own.field("a", "scale"),
        own.field("b", "scale"),
        own.field("c", "text", max_chars=9, examples=[own.words("e")] * 6),
    ],
    [
        own.figure("both", "quartiles", "a", "b", lines=[own.words("a"), own.words("b")]),
        own.figure(
            "one", "bands", "a", bands=[{"id": "all", "low": 0, "high": 10, "label": own.words("all")}]
        ),
        own.figure("with_text", "share", "a", at_least=5, needs=["c"]),
        own.figure("later", "share", "b", at_least=5, occasion="after"),
    ],
    forms={"lite": ["a"], "two": ["a", "b"]},
)


def there(*steps: dict[str, Any]) -> list[str]:
    """Return the keys of the pictures that a session with these steps has."""
    store = MemoryStore(pack=own.pack(TWO), agenda=own.agenda(*steps))
    return [figure.key for figure in summarise(store, "C").figures]


@pytest.mark.parametrize(
    ("form", "figures"),
    [(None, ["both", "one", "with_text"]), ("two", ["both", "one"]), ("lite", ["one"])],
)
def test_a_form_leaves_out_the_pictures_of_what_it_does_not_ask(form: str | None, figures: list[str]) -> None:
    asked = there({"id": "x", "exercise": "X1", **({"form": form} if form else {})})
    assert asked == [f"X1/{figure}@during" for figure in figures]


def test_a_picture_of_one_occasion_needs_that_occasion() -> None:
    during, after = {"id": "x", "exercise": "X1"}, {"id": "y", "exercise": "X1", "occasion": "after"}
    assert "X1/later@after" not in there(during)
    assert "X1/later@after" in there(during, after)
    assert "X1/later@after" not in there(during, {**after, "form": "lite"})


def test_a_picture_that_names_no_occasion_belongs_to_the_first_that_asks_for_all_of_it() -> None:
    steps = (
        {"id": "x", "exercise": "X1", "form": "lite"},
        {"id": "y", "exercise": "X1", "occasion": "after"},
    )
    assert there(*steps) == ["X1/one@during", "X1/both@after", "X1/with_text@after", "X1/later@after"]


def choosing() -> MemoryStore:
    other = TWO.model_copy(update={"id": "X2"})
    step = {
        "id": "choice",
        "title": own.words("choose"),
        "one_of": [{"exercise": "X1", "form": "two"}, {"exercise": "X2", "form": "lite"}],
    }
    return MemoryStore(
        pack=own.pack(TWO, other),
        agenda=own.agenda(step, {"id": "end", "exercise": "X1", "occasion": "after"}),
    )


def test_every_exercise_there_was_to_choose_from_is_in_the_summary() -> None:
    store = choosing()
    for number in range(30):
        store.answer(f"p{number}", {("X1" if number < 18 else "X2", "during", "a"): number % 11})
    summary = summarise(store, "C")
    assert list(summary) == ["X1", "X2"]
    assert [(summary[name].n, summary[name].figure("one").n) for name in summary] == [(18, 18), (12, 12)]


def test_closing_a_step_freezes_every_exercise_there_was_to_choose_from() -> None:
    store = choosing()
    store.led = ()
    for number in range(30):
        store.answer(f"p{number}", {("X1" if number < 18 else "X2", "during", "a"): number % 11})
    assert all(figure.suppressed for figure in summarise(store, "C").figures), "not closed yet"
    assert [result.key for result in freeze_step(store, "C", "choice")] == [
        "X1/both@during",
        "X1/one@during",
        "X2/one@during",
    ]
    assert {key for key, _ in store.frozen} == {"X1/both@during", "X1/one@during", "X2/one@during"}
    store.answer("p18", {("X2", "during", "a"): 3})
    assert summarise(store, "C")["X2"].figure("one").n == 12


def test_an_exercise_without_pictures_says_so() -> None:
    bare = own.room(own.exercise("X1", [own.field("a", "scale")], []))
    with pytest.raises(SummaryError, match="X1 has no figures here"):
        summarise(bare, "C")["X1"].figure()


@pytest.mark.parametrize("agenda", ["30min", "60min", "90min", "180min", "self-study"])
def test_every_agenda_has_each_picture_that_its_forms_can_fill_and_no_other(agenda: str) -> None:
    """Of forty who answered, every picture could be filled: what it counts is in somebody's answers."""
    store, _people = simulated(agenda, 40, follow_up=1)
    summary = summarise(store, "C")
    session = store.session("C")
    pack = session.pack_model()
    gathered = gather(store, "C", pack, session.agenda_model())
    assert summary.figures
    for figure in summary.figures:
        declared = next(
            each for each in pack.exercise(figure.exercise).figures if each.id == figure.figure_id
        )
        for asked, frame in gathered.frames.items():
            if asked == (figure.exercise, figure.occasion):
                missing = set(declared.of) - set(frame.columns) - {HANDED_IN}
                assert not missing, f"{figure.key} shows {missing}, which nobody was asked"
    shown = {figure.key for figure in summary.figures}
    assert ("E04/fit_later@during" in shown) == (agenda in ("180min", "self-study"))
    assert ("E08/day@during" in shown) == (agenda in ("180min", "self-study"))
    assert ("E08/day6@during" in shown) == (agenda in ("60min", "90min"))
    assert "E14/promises_30@followup" in shown


def test_what_is_kept_beside_sealed_answers_is_counted_like_any_score() -> None:
    note = load_pack().exercise("E10")
    store = own.room(note)
    for number in range(20):
        blanks = ["ask"] * (number < 8) + ["worry", "easing"] * (number % 2)
        own.answer_all(
            store, "E10", [{"ready": 6 - len(blanks), "blanks": blanks, "ask": "sealed elsewhere"}]
        )
    figures = summarise(store, "C")["E10"]
    assert figures.figure("ready").n == 20
    assert {row.value: row.count for row in figures.figure("blanks").rows if row.count} == {
        "ask": 8,
        "worry": 10,
        "easing": 10,
    }
