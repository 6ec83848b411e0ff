"""Messages of any shape: of a known type or not, with what belongs into it, nearly belongs, or does not."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.attacks.hostile_texts import HOSTILE
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.pages.set_up_terms import FORM

PACK = load_pack()
AGENDA = load_agenda(PACK, "60min")
ASKED = sorted({ask.exercise for step in AGENDA.every_step for ask in step.asks})
FIELDS = sorted({field.id for one in ASKED for field in PACK.exercise(one).fields})
OPTIONS = sorted(
    {
        option.value
        for one in ASKED
        for field in PACK.exercise(one).fields
        for option in getattr(field, "options", ())
    }
)
PARTS = sorted(
    {part.id for one in ASKED for field in PACK.exercise(one).fields for part in getattr(field, "parts", ())}
)
STEPS = [step.id for step in AGENDA.every_step]

texts = st.sampled_from(sorted(HOSTILE)).map(HOSTILE.__getitem__) | st.text(max_size=70)
numbers = (
    st.integers(-3, 110) | st.integers() | st.floats() | st.sampled_from([2**31, 2**63, -(2**63), 10**400])
)
plain = st.none() | st.booleans() | numbers | texts
anything = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*PARTS, *OPTIONS, *FORM, "ja", "en"]) | texts, inner, max_size=4)
    ),
    max_leaves=8,
)
values = (
    anything
    | st.sampled_from([*OPTIONS, "2026-12-24", "22:30", True, False, 0, 5, 10])
    | st.lists(st.sampled_from(OPTIONS), max_size=4)
    | st.dictionaries(st.sampled_from(PARTS), st.integers(0, 100), max_size=5)
)


def nearly(*right: Any) -> st.SearchStrategy[Any]:
    """Return what belongs there most of the time, and anything at other times."""
    return st.sampled_from(right) | st.sampled_from(right) | anything


KEYS: dict[str, st.SearchStrategy[Any]] = {
    "op": st.uuids().map(str) | anything,
    "occasion": nearly("before", "during", "after", "followup"),
    "exercise": nearly(*ASKED),
    "field": nearly(*FIELDS),
    "fields": anything,
    "row": nearly(0, 1, 2, 5),
    "value": values,
    "step": nearly(*STEPS),
    "screen": nearly("intro", "feedback", *FIELDS),
    "done": st.lists(st.sampled_from(STEPS), max_size=3) | anything,
    "lang": nearly("ja", "en"),
    "on": nearly(True, False),
    "key": nearly("E00/voice", "E02/pos_want"),
    "boxes": st.lists(st.sampled_from(FIELDS), max_size=5) | anything,
    "text": texts | anything,
    "number": nearly(0, 1, 100, 12_345),
    "numbers": anything,
    "how": nearly("new", "withdraw", "coming", "helped"),
    "act": nearly("show", "hide", "hold", "pin", "unpin", "undo"),
    "what": nearly("join", "wall", "rules", "timer", None),
    "minutes": nearly(-5, 1, 5),
    "seat": nearly(1, 2),
    "url": nearly("http://192.0.2.7:8866"),
    "words": st.lists(texts, max_size=5) | anything,
    "settings": st.dictionaries(st.sampled_from(FORM) | texts, plain, max_size=6) | anything,
    "people": nearly(5, 30),
    "from": nearly("view"),
    "type": anything,
}
"""What a message may hold, each with what belongs there and what does not."""


def sentence() -> st.SearchStrategy[Any]:
    """Return a text in two languages, or nearly."""
    return st.fixed_dictionaries({"ja": texts, "en": texts}) | anything


def steps() -> st.SearchStrategy[Any]:
    """Return the steps of an agenda, each with at most one thing put somewhere else in it."""
    known = [step.model_dump(mode="json") for step in AGENDA.steps]
    spoiled = st.builds(
        lambda step, key, value: {**step, key: value},
        st.sampled_from(known),
        st.sampled_from([*known[0]]) | texts,
        sentence() | anything,
    )
    return st.lists(st.sampled_from(known) | spoiled, max_size=12) | st.builds(
        lambda at, one: [*known[:at], one, *known[at + 1 :]], st.integers(0, len(known) - 1), spoiled
    )


AGENDAS = st.builds(
    lambda title, steps, more: {**AGENDA.model_dump(mode="json"), "title": title, "steps": steps, **more},
    sentence(),
    steps(),
    st.dictionaries(st.sampled_from(["follow_up", "id", "minutes"]) | texts, anything, max_size=1),
)


@st.composite
def messages(draw: st.DrawFn, types: list[str]) -> dict[str, Any]:
    """Return a message whose type is mostly one of `types`."""
    keys = draw(st.lists(st.sampled_from(sorted(KEYS)), max_size=7, unique=True))
    message = {key: draw(KEYS[key]) for key in keys}
    if draw(st.integers(0, 9)):
        message["type"] = draw(st.sampled_from(types))
    if message.get("type") == "save":
        for key in ("op", "occasion", "exercise", "field", "value"):
            message.setdefault(key, draw(KEYS[key]))
    if message.get("type") in ("setup_try", "agenda_save"):
        message["agenda"] = draw(AGENDAS | anything)
    return message
