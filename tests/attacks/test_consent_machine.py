"""Whatever people do, in whatever order: nobody who withdrew is counted in anything that is not frozen yet.

A machine lets people join, answer in two tabs, agree and withdraw, hand in, post, leave for good and come back with
a new kernel, while steps are closed, summaries made and the session ends. After each act the tables are read.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.content.columns import every_column
from wli_toolkit.content.model import Visibility
from wli_toolkit.pages.live_state import progress_view
from wli_toolkit.pages.participant import ParticipantPage
from wli_toolkit.store import Store, open_store
from wli_toolkit.summaries import freeze_step, summarise
from wli_toolkit.summaries.history import generations

PACK = load_pack()
AGENDA = load_agenda(PACK, "180min")
OTHERS = 11
"""So many agreed to everything and answered, so that something is told at ten as well."""
MOST = 4
SENSITIVE = {
    (exercise.id, column.id)
    for exercise in PACK.exercises
    for column in every_column(exercise).values()
    if column.visibility is Visibility.SENSITIVE
}
KEPT = {(exercise.id, name) for exercise in PACK.exercises for name in exercise.kept}
ANSWERS: dict[str, tuple[str, str, str, tuple[Any, ...]]] = {
    "group": ("E01", "card_A_sep", "during", ("0", "2", "4")),
    "mixed": ("E03", "blocks", "during", (["time", "health"], ["money"], ["confidence"])),
    "sensitive": ("E13", "detach", "during", (0, 5, 10)),
    "kind": ("E10", "ask_type", "during", ("duty", "place")),
    "kept": ("E10", "record1", "during", ("週1日", "午後だけ")),
    "box": ("E14", "do", "during", ("歩く", "休む")),
    "wall": ("E11", "cue", "during", ("電車で", "昼休みに")),
}
STEPS = [step.id for step in AGENDA.steps if {"E01", "E03", "E13"} & {ask.exercise for ask in step.asks}]


@dataclass
class Someone:
    """What a person has done, as it should stand."""

    id: str
    code: str
    tabs: list[ParticipantPage]
    group: bool = False
    sensitive: bool = False
    answered: dict[tuple[str, str], Any] = field(default_factory=dict)
    handed: bool = False
    posted: bool = False
    saves: int = 0


def quiet(store: Store, participant: str, code: str) -> ParticipantPage:
    """Return a tab: a page of its own whose words are kept in `told`."""
    page = ParticipantPage(store, participant, code)
    told: list[dict[str, Any]] = []
    page.widget.send_message = told.append  # type: ignore[method-assign,assignment]
    page.told = told  # type: ignore[attr-defined]
    return page


def send(page: ParticipantPage, **message: Any) -> str:
    """Send one message and return the type of what came back last; nothing is an empty text."""
    page.told.clear()  # type: ignore[attr-defined]
    page.receive({"from": "view", **message})
    told: list[dict[str, Any]] = page.told  # type: ignore[attr-defined]
    return str(told[-1]["type"]) if told else ""


def save(page: ParticipantPage, op: str, exercise: str, name: str, occasion: str, value: Any) -> str:
    place = {"exercise": exercise, "field": name, "occasion": occasion, "row": 0}
    return send(page, type="save", op=op, **place, value=value)


class Room(RuleBasedStateMachine):
    """A session in which people do what they like."""

    template: Path
    code: str

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="wli-consent-"))
        self.path = self.folder / "room.db"
        shutil.copyfile(self.template, self.path)
        self.path.chmod(0o600)
        self.store = open_store(f"sqlite:///{self.path}")
        self.people: list[Someone] = []
        self.gone: list[str] = []
        self.closed = False
        self.frozen = self.store.snapshots(self.code)

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    # What people do

    @initialize(consents=st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=2))
    def first(self, consents: list[tuple[bool, bool]]) -> None:
        """Let two people come who have answered something of every kind."""
        for who, (group, sensitive) in enumerate(consents):
            self.someone_joins()
            self.consents(who, 0, "consent_group", group)
            self.consents(who, 1, "consent_sensitive", sensitive)
            for what in ANSWERS:
                self.answers(who, 0, what, 0)

    @precondition(lambda self: not self.closed and len(self.people) < MOST)
    @rule()
    def someone_joins(self) -> None:
        joined = self.store.join(self.code, lang="ja")
        code, id_ = joined.resume_code, joined.participant.id
        self.people.append(Someone(id_, code, [quiet(self.store, id_, code) for _ in range(2)]))

    @precondition(lambda self: self.people)
    @rule(
        who=st.integers(0, MOST),
        tab=st.integers(0, 1),
        what=st.sampled_from(sorted(ANSWERS)),
        which=st.integers(0, 2),
    )
    def answers(self, who: int, tab: int, what: str, which: int) -> None:
        person = self.pick(who)
        exercise, name, occasion, values = ANSWERS[what]
        person.saves += 1
        value = values[which % len(values)]
        said = save(person.tabs[tab], f"op{person.saves}", exercise, name, occasion, value)
        assert said == ("problem" if self.closed else "saved")
        if not self.closed:
            person.answered[exercise, name] = value

    @precondition(lambda self: self.people)
    @rule(
        who=st.integers(0, MOST),
        tab=st.integers(0, 1),
        which=st.sampled_from(["consent_group", "consent_sensitive"]),
        agrees=st.booleans(),
    )
    def consents(self, who: int, tab: int, which: str, agrees: bool) -> None:
        """Before and after the end alike."""
        person = self.pick(who)
        person.saves += 1
        assert save(person.tabs[tab], f"op{person.saves}", "E00", which, "during", agrees) == "saved"
        if which == "consent_group":
            person.group = agrees
        else:
            person.sensitive = agrees

    @precondition(lambda self: self.people)
    @rule(who=st.integers(0, MOST), tab=st.integers(0, 1))
    def a_kernel_is_replaced(self, who: int, tab: int) -> None:
        person = self.pick(who)
        person.tabs[tab] = quiet(self.store, person.id, person.code)

    @precondition(lambda self: self.people and not self.closed)
    @rule(who=st.integers(0, MOST), tab=st.integers(0, 1), back=st.booleans())
    def hands_in(self, who: int, tab: int, back: bool) -> None:
        person = self.pick(who)
        if back:
            send(person.tabs[tab], type="take_back")
            person.handed = False
        elif ("E14", "do") in person.answered:
            assert send(person.tabs[tab], type="hand_in", boxes=["do"]) == "handed_in"
            person.handed = True

    @precondition(lambda self: self.people and not self.closed)
    @rule(who=st.integers(0, MOST), tab=st.integers(0, 1), back=st.booleans())
    def posts(self, who: int, tab: int, back: bool) -> None:
        person = self.pick(who)
        place = {"exercise": "E11", "field": "cue", "occasion": "during", "row": 0}
        if back:
            assert send(person.tabs[tab], type="unpost", **place) == "posted"
            person.posted = False
        elif ("E11", "cue") in person.answered:
            assert send(person.tabs[tab], type="post", **place) == "posted"
            person.posted = True

    @precondition(lambda self: self.people)
    @rule(who=st.integers(0, MOST), tab=st.integers(0, 1))
    def deletes_everything(self, who: int, tab: int) -> None:
        person = self.pick(who)
        assert send(person.tabs[tab], type="delete_me") == "deleted"
        self.people.remove(person)
        self.gone.append(person.id)
        other = person.tabs[1 - tab]
        assert save(other, "late", "E01", "card_A_sep", "during", "4") == "problem"

    # What the facilitator does

    @precondition(lambda self: not self.closed)
    @rule(step=st.sampled_from(STEPS))
    def a_step_is_closed(self, step: str) -> None:
        freeze_step(self.store, self.code, step)
        self.look_at_what_was_frozen()

    @rule()
    def a_summary_is_made(self) -> None:
        summarise(self.store, self.code)
        summarise(self.store, self.code, audience="organiser")
        self.look_at_what_was_frozen()

    @precondition(lambda self: not self.closed)
    @rule()
    def the_session_ends(self) -> None:
        self.store.close_session(self.code)
        self.closed = True

    # What must hold

    def look_at_what_was_frozen(self) -> None:
        """Whoever is counted in what has just been frozen agrees to it now."""
        before = {(each.key, each.threshold): each for each in self.frozen}
        self.frozen = self.store.snapshots(self.code)
        agreed = self.counted("group")
        for each in self.frozen:
            if before.get((each.key, each.threshold)) == each:
                continue
            newest = generations(each)[-1]
            assert set(newest.contributors) <= agreed, each.key
            if each.key.startswith("E03/blocks_s"):
                assert set(newest.contributors) <= self.counted("sensitive"), each.key

    def counted(self, which: str) -> set[str]:
        """Return who may be counted."""
        mine = {p.id for p in self.people if p.group and (which == "group" or p.sensitive)}
        ids = {each.id for each in self.store.participants(self.code)}
        return mine | (ids - {p.id for p in self.people})

    @invariant()
    def nobody_is_counted_who_did_not_agree(self) -> None:
        answers = self.store.group_answers(self.code)
        assert {each.participant for each in answers} <= self.counted("group")
        of_sensitive = {each.participant for each in answers if (each.exercise, each.field) in SENSITIVE}
        assert of_sensitive <= self.counted("sensitive")
        for person in self.people:
            told = {(each.exercise, each.field) for each in answers if each.participant == person.id}
            if person.group and ("E01", "card_A_sep") in person.answered:
                assert ("E01", "card_A_sep") in told
            if person.group and person.sensitive and ("E13", "detach") in person.answered:
                assert ("E13", "detach") in told, "who agrees again is counted again"
            if person.group and ("E10", "record1") in person.answered:
                assert ("E10", "ready") in told, "and what is kept beside sealed answers"

    @invariant()
    def nothing_stands_open_without_consent(self) -> None:
        rows = self.rows(
            "SELECT participant, exercise, field FROM wli_answers WHERE sealed IS NULL AND value <> 'null'"
        )
        for participant, exercise, name in rows:
            if (exercise, name) in SENSITIVE:
                assert participant in self.counted("sensitive"), (exercise, name)
            if (exercise, name) in KEPT:
                assert participant in self.counted("group"), (exercise, name)

    @invariant()
    def of_those_who_left_for_good_only_frozen_pictures_know(self) -> None:
        tables = [name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            if table == "wli_snapshots":
                continue
            text = repr(self.rows(f"SELECT * FROM {table}"))  # noqa: S608 - our own names
            for id_ in self.gone:
                assert id_ not in text, table

    @invariant()
    def console_and_wall_count_who_is_there(self) -> None:
        told = progress_view(self.store, self.code, frozenset())
        assert told["joined"] == OTHERS + len(self.people)
        assert told["handed_in"] == sum(person.handed for person in self.people)
        assert len(self.store.wall(self.code)) == sum(person.posted for person in self.people)

    @invariant()
    def frozen_pictures_stay_as_they_are(self) -> None:
        assert self.store.snapshots(self.code) == self.frozen

    @invariant()
    def everybody_still_has_their_own(self) -> None:
        for person in self.people:
            page = person.tabs[0]
            page.told.clear()  # type: ignore[attr-defined]
            page.receive({"type": "hello"})
            [told] = page.told  # type: ignore[attr-defined]
            mine = {(each["exercise"], each["field"]): each["value"] for each in told["state"]["answers"]}
            assert {place: mine[place] for place in person.answered} == person.answered

    def pick(self, who: int) -> Someone:
        return self.people[who % len(self.people)]

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        with sqlite3.connect(self.path) as connection:
            found = connection.execute(statement).fetchall()
        connection.close()
        return found


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Prepare the session once: others who agreed to everything have answered."""
    path = tmp_path_factory.mktemp("consent") / "room.db"
    with open_store(f"sqlite:///{path}") as store:
        session, _passcode = store.create_session(agenda=AGENDA)
        for number in range(OTHERS):
            joined = store.join(session.code, lang="ja")
            page = quiet(store, joined.participant.id, joined.resume_code)
            for at, (name, value) in enumerate((("consent_group", True), ("consent_sensitive", True))):
                assert save(page, f"c{at}", "E00", name, "during", value) == "saved"
            for name in ("group", "mixed", "sensitive"):
                exercise, column, occasion, values = ANSWERS[name]
                assert save(page, name, exercise, column, occasion, values[number % 3]) == "saved"
        Room.code = session.code
    Room.template = path


@pytest.mark.timeout(1800)
def test_who_withdraws_is_counted_nowhere(template: None, times: Callable[[int, int], int]) -> None:
    run_state_machine_as_test(
        Room,
        settings=settings(
            max_examples=times(6, 40),
            stateful_step_count=times(12, 30),
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
