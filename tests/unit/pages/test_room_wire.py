"""What phones and consoles may ask of the room, and what open pages are told of it."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from page_wire import Json, Wire

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.pages.console import ConsolePage
from wli_toolkit.pages.live_state import (
    live_view,
    phone_message,
    pictures_view,
    progress_message,
    screen_message,
)
from wli_toolkit.pages.participant import ParticipantPage
from wli_toolkit.store import Joined, Store
from wli_toolkit.summaries import freeze_step

VOICES = "E00/voices@during"
SAID = ["start_small", "absorbed_again", "start_small", "absorbed_again", "too_late", "not_for_me"] * 3
PEOPLE = len(SAID)


@pytest.fixture
def code(own_store: Store) -> str:
    """A session whose first step is open."""
    session, _passcode = own_store.create_session(agenda=load_agenda(load_pack(), "30min"))
    own_store.open_step(session.code, "voice")
    return session.code


@pytest.fixture
def people(own_store: Store, code: str) -> list[Joined]:
    """Eighteen people who answered the first step, which is then closed and frozen."""
    joined = [own_store.join(code, lang="ja") for _ in range(PEOPLE)]
    for number, one in enumerate(joined):
        id_ = one.participant.id
        own_store.set_consents(id_, group=True, sensitive=False)
        own_store.save_answer(
            id_, own_store.unlock(id_, one.resume_code), occasion="during", exercise="E00", field="voice",
            value=SAID[number], seal=False, op=f"op{number}",
        )  # fmt: skip
    own_store.close_step(code, "voice")
    freeze_step(own_store, code, "voice")
    return joined


@pytest.fixture
def phone(own_store: Store, people: list[Joined], monkeypatch: pytest.MonkeyPatch) -> Wire[ParticipantPage]:
    me = people[0]
    return Wire(ParticipantPage(own_store, me.participant.id, me.resume_code), monkeypatch)


@pytest.fixture
def console(own_store: Store, code: str, monkeypatch: pytest.MonkeyPatch) -> Wire[ConsolePage]:
    return Wire(ConsolePage(own_store, code, (("http://192.0.2.7:8866", ""),)), monkeypatch)


def live_of(told: list[Json]) -> Json:
    [message] = [one for one in told if one["type"] == "live"]
    live: Json = message["live"]
    return live


# The phone


def test_a_place_is_told_of_a_released_picture_only(
    own_store: Store, code: str, phone: Wire[ParticipantPage]
) -> None:
    [refused] = phone.send(type="where_i_sit", key=VOICES, lang="en")
    assert refused["type"] == "problem"
    own_store.release(code, VOICES)
    [told] = phone.send(type="where_i_sit", key=VOICES, lang="en")
    assert told["type"] == "where_i_sit"
    assert (told["key"], told["lang"], told["private"], told["to"]) == (VOICES, "en", False, "view")
    [line] = told["lines"]
    assert "6 of 18 people (33%) answered the same." in line
    own_store.withdraw(code, VOICES)
    assert phone.send(type="where_i_sit", key=VOICES, lang="en")[0]["type"] == "problem"


@pytest.mark.parametrize("key", [None, 4, "", "E00/voices", "x" * 500, "E02/zones@before", "../../x"])
def test_a_place_in_anything_else_is_refused(
    own_store: Store, code: str, phone: Wire[ParticipantPage], key: object
) -> None:
    own_store.release(code, VOICES)
    [told] = phone.send(type="where_i_sit", key=key, lang="en")
    assert told["type"] == "problem"


def test_asking_for_ones_place_leaves_no_trace(
    own_store: Store, code: str, phone: Wire[ParticipantPage]
) -> None:
    own_store.release(code, VOICES)

    def everything() -> tuple[Any, ...]:
        return (
            own_store.live(code),
            own_store.log(code),
            own_store.participants(code),
            own_store.group_answers(code),
            own_store.snapshots(code),
        )

    before = everything()
    phone.send(type="where_i_sit", key=VOICES, lang="ja")
    assert everything() == before


def test_who_answered_after_the_picture_was_fixed_is_told_so(
    own_store: Store, code: str, people: list[Joined], monkeypatch: pytest.MonkeyPatch
) -> None:
    late = own_store.join(code, lang="ja")
    own_store.release(code, VOICES)
    page = Wire(ParticipantPage(own_store, late.participant.id, late.resume_code), monkeypatch)
    assert page.send(type="where_i_sit", key=VOICES, lang="en")[0]["lines"] == []
    page.send(
        type="save", op="o", occasion="during", exercise="E00", field="voice", row=0, value="start_small"
    )
    assert page.send(type="where_i_sit", key=VOICES, lang="en")[0]["lines"][-1].startswith(
        "Your own answers are not counted"
    )


def test_a_phone_raises_and_lowers_its_own_hand(
    own_store: Store, code: str, phone: Wire[ParticipantPage]
) -> None:
    assert phone.send(type="help", on=True)[0] | {"to": ""} == {"type": "help", "state": "asked", "to": ""}
    assert [person.help for person in own_store.participants(code)][:2] == ["asked", None]
    assert phone.send(type="help", on=False)[0]["state"] is None
    for wrong in (None, 1, "yes", []):
        assert phone.send(type="help", on=wrong)[0]["type"] == "problem"
    own_store.close_session(code)
    assert phone.send(type="help", on=True)[0]["type"] == "problem"


def test_a_participants_kernel_tells_a_place_without_heavy_libraries(
    own_store: Store, code: str, people: list[Joined]
) -> None:
    own_store.release(code, VOICES)
    me = people[0]
    script = f"""
import sys
from wli_toolkit.pages.participant import ParticipantPage
from wli_toolkit.store import open_store
page = ParticipantPage(open_store({own_store.url!r}), {me.participant.id!r}, {me.resume_code!r})
told = []
object.__setattr__(page.widget, "send_message", told.append)
page.receive({{"type": "where_i_sit", "key": {VOICES!r}, "lang": "en", "from": "x"}})
page.receive({{"type": "help", "on": True, "from": "x"}})
heavy = [name for name in ("pandas", "scipy", "numpy", "altair", "vl_convert") if name in sys.modules]
print([one["type"] for one in told], told[0]["lines"] != [], heavy)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['where_i_sit', 'help'] True []"


# The console


def test_a_console_adds_minutes_dims_hides_and_shows(console: Wire[ConsolePage]) -> None:
    live = live_of(console.send(type="add_minutes", minutes=1))
    assert live["minutes_added"] == 1
    assert live["undo"]["what"] == "minutes"
    assert live_of(console.send(type="heads_up", on=True))["heads_up"] is True
    assert live_of(console.send(type="hide_counts", on=True))["hide_counts"] is True
    assert live_of(console.send(type="show", what="rules"))["show"] == "rules"
    assert live_of(console.send(type="show", what=None))["show"] is None


def test_a_console_undoes_the_last_thing_once(console: Wire[ConsolePage]) -> None:
    live = live_of(console.send(type="heads_up", on=True))
    number = live["undo"]["number"]
    undone = live_of(console.send(type="undo", number=number))
    assert undone["heads_up"] is False
    assert undone["undo"]["what"] == "open"
    assert live_of(console.send(type="undo", number=number))["undo"]["what"] == "open"


@pytest.mark.parametrize(
    "message",
    [
        {"type": "add_minutes"},
        {"type": "add_minutes", "minutes": 1.5},
        {"type": "add_minutes", "minutes": True},
        {"type": "add_minutes", "minutes": 10_000},
        {"type": "heads_up"},
        {"type": "heads_up", "on": "yes"},
        {"type": "hide_counts", "on": 1},
        {"type": "show", "what": "answers"},
        {"type": "show", "what": ["wall"]},
        {"type": "undo"},
        {"type": "undo", "number": "1"},
        {"type": "help", "seat": 1},
        {"type": "help", "seat": "1", "how": "coming"},
        {"type": "help", "seat": 1, "how": "gone"},
        {"type": "help", "seat": 77, "how": "coming"},
    ],
)
def test_a_console_that_says_nonsense_changes_nothing(
    own_store: Store, code: str, console: Wire[ConsolePage], message: Json
) -> None:
    before = own_store.live(code), own_store.log(code)
    assert [one["type"] for one in console.send(**message)] == ["problem"]
    assert (own_store.live(code), own_store.log(code)) == before


def test_a_console_sees_to_seats_that_ask(
    own_store: Store, code: str, phone: Wire[ParticipantPage], console: Wire[ConsolePage]
) -> None:
    phone.send(type="help", on=True)
    seats = progress_message(own_store, code, frozenset())["progress"]["seats"]
    assert (seats[0]["help"], seats[0]["help_s"], seats[1]["help"]) == ("asked", 0, None)
    assert console.send(type="help", seat=1, how="coming")[0]["state"] == "coming"
    assert own_store.participants(code)[0].help == "coming"
    assert console.send(type="help", seat=1, how="helped")[0]["state"] is None
    assert [one.what for one in own_store.log(code)][-2:] == ["coming", "helped"]


def test_a_console_reads_the_log(console: Wire[ConsolePage]) -> None:
    console.send(type="heads_up", on=True)
    [told] = console.send(type="log")
    assert [(one["number"], one["what"], one["step"]) for one in told["items"]] == [
        (1, "open", "voice"),
        (2, "heads_up", "voice"),
    ]
    assert set(told["items"][0]) == {"number", "at", "what", "step", "detail"}


# What open pages are told


def test_nothing_unreleased_reaches_phones_or_screen(
    own_store: Store, code: str, people: list[Joined]
) -> None:
    frozen = [snapshot.key for snapshot in own_store.snapshots(code)]
    assert VOICES in frozen
    live, person = own_store.live(code), own_store.participants(code)[0]
    assert pictures_view(own_store, code, live.fresh) == []
    assert screen_message(own_store, code)["pictures"] == []
    own_store.release(code, VOICES)
    live = own_store.live(code)
    pictures = pictures_view(own_store, code, live.fresh)
    assert [one["key"] for one in pictures] == [VOICES]
    assert set(pictures[0]) == {"key", "title", "sentence", "svg"}
    told = phone_message(live, person, pictures)
    assert set(told) == {"type", "live", "help", "pictures"}
    assert [one["key"] for one in screen_message(own_store, code)["pictures"]] == [VOICES]
    # The next step belongs to other pictures.
    assert pictures_view(own_store, code, own_store.open_step(code, "before").fresh) == []


def test_only_the_console_hears_what_can_be_undone(own_store: Store, code: str) -> None:
    live = own_store.live(code)
    assert "undo" not in live_view(live)
    assert live_view(live, directing=True)["undo"]["what"] == "open"
    assert live_view(live)["now"] >= (live.opened_at or 0)


def test_a_hidden_head_count_does_not_reach_the_screen(
    own_store: Store, code: str, people: list[Joined]
) -> None:
    assert screen_message(own_store, code)["joined"] == PEOPLE
    own_store.set_hide_counts(code, True)
    assert screen_message(own_store, code)["joined"] is None
    assert progress_message(own_store, code, frozenset())["progress"]["joined"] == PEOPLE


def test_reopening_a_step_takes_its_pictures_off(
    own_store: Store, code: str, people: list[Joined], console: Wire
) -> None:
    console.send(type="release", key=VOICES)
    told = screen_message(own_store, code)
    assert [picture["key"] for picture in told["pictures"]] == [VOICES]
    console.send(type="open_step", step="voice")
    assert own_store.live(code).released == ()
    # What is frozen anew waits until it is released anew.
    console.send(type="close_step", step="voice")
    assert screen_message(own_store, code)["pictures"] == []


def test_a_picture_of_an_earlier_step_is_not_sent_to_the_screen(
    own_store: Store, code: str, people: list[Joined], console: Wire
) -> None:
    console.send(type="release", key=VOICES)
    console.send(type="open_step", step="before")
    assert screen_message(own_store, code)["pictures"] == []
    console.send(type="release", key=VOICES)
    assert [picture["key"] for picture in screen_message(own_store, code)["pictures"]] == [VOICES]
