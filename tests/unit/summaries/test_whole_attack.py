"""Random rooms, latecomers, withdrawals and changed answers: nobody who solves for it learns a small number.

The same attacker finds what publishers without one of the rules give away, or these tests would show nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.summaries import small_pack as own
from tests.unit.summaries.whole_attack import Question, Shown, options_found, small_numbers_found
from wli_toolkit.store import Store
from wli_toolkit.summaries import Audience, differences, freezing, ledger, options, summarise, suppression
from wli_toolkit.summaries.ledger import Ledger
from wli_toolkit.summaries.suppression import Cell, Cells

SIDES = ("north", "south", "east", "west")
STEPS = ("none", "few", "some", "many")
MANY = ("a", "b", "c", "d", "e")
BANDS = {"low": range(4), "middle": range(4, 7), "high": range(7, 11)}
SHARE = {"under": range(8), "at_least": range(8, 11)}
AT_MOST = 2
EXERCISE = own.exercise(
    "X1",
    [
        own.field("side", "choice", options=own.options(*SIDES)),
        own.field("step", "choice", options=own.options(*STEPS)),
        own.field("number", "scale"),
        own.field("many", "choices", options=own.options(*MANY), at_most=AT_MOST),
    ],
    [
        own.figure("sides", "bars", "side"),
        own.figure("steps", "bars", "step", merge="neighbours"),
        own.figure(
            "bands",
            "bands",
            "number",
            merge="neighbours",
            bands=[
                {"id": name, "low": held[0], "high": held[-1], "label": own.words(name)}
                for name, held in BANDS.items()
            ],
        ),
        own.figure("share", "share", "number", at_least=8),
        own.figure("quartiles", "quartiles", "number", lines=[own.words("number")]),
        own.figure("many", "multi", "many"),
    ],
)
QUESTIONS = (
    Question("side", SIDES, {"sides": {side: [side] for side in SIDES}}),
    Question("step", STEPS, {"steps": {step: [step] for step in STEPS}}),
    # Between the bands and the share lies the 7, which neither names.
    Question("number", range(11), {"bands": BANDS, "share": SHARE, "between": {"seven": [7]}}, points=True),
)
AUDIENCES: Sequence[tuple[tuple[str, ...], int]] = (
    (("room",), 5),
    (("organiser",), 10),
    (("room", "organiser"), 5),
)


class Workshop:
    """A room in which people answer, come late, leave and change their minds; everything it is shown is kept."""

    def __init__(self, seed: int) -> None:
        self.luck = random.Random(seed)  # noqa: S311 -- made-up people, not secrets
        self.store = own.room(EXERCISE)
        self.states: list[dict[str, dict[str, Any]]] = []
        self.shown: list[Shown] = []
        self.came = 0
        self.fashion()
        self.arrive(self.luck.choice([4, 7, 11, 16, 20, 24, 32, 45]))
        self.look()

    def fashion(self) -> None:
        """Choose what most people will answer from now on."""
        self.weights = {
            name: [self.luck.choice([0, 0.02, 0.3, 1, 3]) + 0.01 for _ in values]
            for name, values in (("side", SIDES), ("step", STEPS), ("number", range(11)))
        }
        self.popular = self.luck.sample(MANY, self.luck.randint(AT_MOST, len(MANY)))
        self.greedy = self.luck.random() < 0.5

    def answer(self, person: str) -> None:
        """Let one person answer, leaving out a question now and then."""
        luck, weights = self.luck, self.weights
        given = {
            "side": luck.choices(SIDES, weights["side"])[0],
            "step": luck.choices(STEPS, weights["step"])[0],
            "number": luck.choices(range(11), weights["number"])[0],
            "many": luck.sample(self.popular, AT_MOST if self.greedy else luck.randint(1, AT_MOST)),
        }
        left_out = luck.choice(list(given)) if luck.random() < 0.03 else None
        self.store.answer(
            person, {("X1", "during", name): value for name, value in given.items() if name != left_out}
        )

    def arrive(self, many: int) -> None:
        """Let so many people come."""
        for _ in range(many):
            self.answer(f"p{self.came}")
            self.came += 1

    def happen(self) -> None:
        """Let something happen after a picture was shown."""
        if self.luck.random() < 0.5:
            self.fashion()
        there = list(self.store.people)
        some = min(self.luck.choice([1, 3, 5, 6, 9, 12, 20, 30]), len(there) - 1)
        for what in self.luck.choice(
            [("come",), ("come",), ("come", "go"), ("go",), ("change",), ("come", "change")]
        ):
            if what == "come":
                self.arrive(self.luck.choice([1, 4, 5, 7, 10, 15, 25, 40]))
            for person in self.luck.sample(there, some) if what != "come" else ():
                if what == "change":
                    self.answer(person)
                else:
                    del self.store.people[person]

    def look(self) -> None:
        """Show both audiences what there is."""
        self.states.append(
            {
                person: {name: value for (_, _, name), value in given.items()}
                for person, given in self.store.people.items()
            }
        )
        for audience in get_args(Audience):
            for figure in summarise(cast(Store, self.store), "C", audience=audience).figures:
                before = [
                    each for each in self.shown if (each.audience, each.figure.key) == (audience, figure.key)
                ]
                if not before or before[-1].figure != figure:
                    self.shown.append(Shown(len(self.states) - 1, audience, figure))

    def found(self) -> list[str]:
        """Return what an attacker learns of too few people."""
        learned = []
        for audiences, threshold in AUDIENCES:
            shown = [each for each in self.shown if each.audience in audiences]
            for question in QUESTIONS:
                learned += small_numbers_found(question, self.states, shown, threshold)
            learned += options_found("many", MANY, AT_MOST, self.states, shown, threshold)
        return learned


def whole(seed: int, looks: int) -> Workshop:
    """Return a workshop that was looked at so often."""
    workshop = Workshop(seed)
    for _ in range(looks - 1):
        workshop.happen()
        workshop.look()
    return workshop


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(seed=st.integers(0, 10**6), looks=st.integers(1, 4))
def test_nothing_published_gives_a_small_number_away(seed: int, looks: int) -> None:
    assert whole(seed, looks).found() == []


# --- publishers without one of the rules ---------------------------------------------------------------------------


def each_cell_by_itself(
    counts: Mapping[str, int], _merge: object, threshold: int, _accept: object = None
) -> Cells | None:
    """Withhold small cells and nothing else: where one is small, the others and n give it away."""
    if sum(counts.values()) < threshold:
        return None
    return tuple(Cell((value,), count if count >= threshold else None) for value, count in counts.items())


BROKEN: Mapping[str, Sequence[tuple[object, str, Callable[..., object]]]] = {
    "no complementary suppression": [(suppression, "publish", each_cell_by_itself)],
    "tables of one number are not laid over each other": [(Ledger, "allows", lambda *_: True)],
    "quartiles are told whatever else is": [(ledger, "_gives_away", lambda *_: False)],
    "the limit of choices is forgotten": [(options, "_given_away", lambda *_: False)],
    "any newer picture replaces an older one": [
        (freezing, "_check_contributors", lambda *_: None),
        (freezing, "gives_away", lambda *_: False),
        (differences, "differs_safely", lambda *_: True),
        (differences, "options_differ_safely", lambda *_: True),
    ],
}


@pytest.mark.parametrize("broken", BROKEN)
def test_the_attacker_finds_what_a_careless_publisher_gives_away(
    broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for owner, name, instead in BROKEN[broken]:
        monkeypatch.setattr(owner, name, instead)
    assert any(whole(seed, 3).found() for seed in range(12))


SIDE = Question("side", SIDES[:2], {"sides": {side: [side] for side in SIDES[:2]}})


def almost_all_then_a_count() -> tuple[bool, list[str]]:
    """Let sixteen go north and four south, then five more south; return whether that replaced the picture."""
    store = own.room(
        own.exercise(
            "X1",
            [own.field("side", "choice", options=own.options(*SIDES[:2]))],
            [own.figure("sides", "bars", "side")],
        )
    )
    states, shown = [], []
    for when, sides in enumerate((["north"] * 16 + ["south"] * 4, ["south"] * 5)):
        own.answer_all(store, "X1", [{"side": side} for side in sides])
        states.append(
            {person: {"side": next(iter(given.values()))} for person, given in store.people.items()}
        )
        shown.append(Shown(when, "room", summarise(cast(Store, store), "C")["X1"].figure("sides")))
    replaced = shown[1].figure != shown[0].figure
    return replaced, small_numbers_found(SIDE, states, shown if replaced else shown[:1], 5)


def test_almost_all_is_not_replaced_by_counts_that_tell_who_the_others_were() -> None:
    assert almost_all_then_a_count() == (False, [])


def test_or_else_the_attacker_would_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine in all, five came since, and "almost all" left four at most: so it was four."""
    monkeypatch.setattr(freezing, "gives_away", lambda *_: False)
    replaced, learned = almost_all_then_a_count()
    assert replaced
    assert "side south at 0: 4" in learned
