"""The room over the wire: eyes up, a hand raised and seen to, pictures released to phones and nothing before."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from tests.browser.others import others_answer
from tests.browser.seminar import Seminar
from tests.server.client import PATIENCE_S, Line, Talk, facilitator, member
from wli_toolkit.store import open_store

Json = dict[str, Any]
VOICES = "E00/voices@during"


@pytest.fixture
def console(seminar: Seminar) -> tuple[Line, Talk]:
    """Return the console's line and its talk with its kernel."""
    return facilitator(seminar).kernel("console", seminar.code)


def until(line: Line, is_it: Callable[[Json], bool]) -> Json:
    """Return the first live message on a line that is the one."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        message = line.wait_for("live")
        if is_it(message):
            return message
    raise TimeoutError("no such message came")


def own_seat(talk: Talk) -> int:
    """Return the seat of the phone that talks."""
    state: Json = talk.ask({"type": "hello"}, "state")["state"]
    return int(state["seat"])


def test_phones_and_screen_follow_what_the_facilitator_does(
    seminar: Seminar, console: tuple[Line, Talk]
) -> None:
    phone = member(seminar).live("workshop", seminar.code)
    first = phone.wait_for("live")
    assert first["live"]["heads_up"] is False
    assert "undo" not in first["live"]
    _line, talk = console
    screen = facilitator(seminar).live("screen", seminar.code)
    talk.tell({"type": "heads_up", "on": True})
    assert until(phone, lambda told: told["live"]["heads_up"])["live"]["now"] > 0
    talk.tell({"type": "hide_counts", "on": True})
    assert until(screen, lambda told: told["live"]["hide_counts"])["joined"] is None
    talk.tell({"type": "show", "what": "rules"})
    until(screen, lambda told: told["live"]["show"] == "rules")
    talk.tell({"type": "heads_up", "on": False})
    until(phone, lambda told: not told["live"]["heads_up"])
    talk.tell({"type": "hide_counts", "on": False})
    talk.tell({"type": "show", "what": None})
    until(screen, lambda told: told["live"]["show"] is None and told["joined"] is not None)


def test_a_raised_hand_reaches_the_console_and_the_answer_that_phone_only(
    seminar: Seminar, console: tuple[Line, Talk]
) -> None:
    line, talk = console
    phone, mine = member(seminar).kernel("workshop", seminar.code)
    other = member(seminar).live("workshop", seminar.code)
    seat = own_seat(mine)
    assert mine.ask({"type": "help", "on": True}, "help")["state"] == "asked"

    def hands(told: Json) -> dict[int, str]:
        return {one["seat"]: one["help"] for one in told["progress"]["seats"] if one["help"]}

    until(line, lambda told: hands(told) == {seat: "asked"})
    talk.tell({"type": "help", "seat": seat, "how": "coming"})
    until(phone, lambda told: told["help"] == "coming")
    # The other phone hears of the next thing, and never of this seat's hand.
    talk.tell({"type": "add_minutes", "minutes": 1})
    heard = [other.wait_for("live")]
    while not heard[-1]["live"]["minutes_added"]:
        heard.append(other.wait_for("live"))
    assert [one["help"] for one in heard] == [None] * len(heard)
    talk.tell({"type": "help", "seat": seat, "how": "helped"})
    until(phone, lambda told: told["help"] is None)
    undo = until(line, lambda told: (told["live"]["undo"] or {}).get("what") == "minutes")["live"]["undo"]
    talk.tell({"type": "undo", "number": undo["number"]})
    until(line, lambda told: told["live"]["minutes_added"] == 0)


def test_a_participant_cannot_do_what_a_console_does(seminar: Seminar) -> None:
    _line, mine = member(seminar).kernel("workshop", seminar.code)
    with open_store(f"sqlite:///{seminar.database}") as store:
        before = store.live(seminar.code)
        for message in (
            {"type": "heads_up", "on": True},
            {"type": "show", "what": "rules"},
            {"type": "add_minutes", "minutes": 5},
            {"type": "undo", "number": 1},
            {"type": "help", "seat": 1, "how": "coming", "on": None},
            {"type": "log"},
        ):
            mine.tell(message)
        # Messages are answered in turn, so by now all of these have been.
        mine.ask({"type": "hello"}, "state")
        assert store.live(seminar.code) == before


def test_released_pictures_reach_phones_with_their_own_place(
    seminar: Seminar, console: tuple[Line, Talk]
) -> None:
    _line, talk = console
    phone, mine = member(seminar).kernel("workshop", seminar.code)
    mine.save("E00", "consent_group", True)
    mine.wait_for("saved")
    mine.save("E00", "voice", "start_small")
    mine.wait_for("saved")
    others_answer(seminar)
    talk.tell({"type": "open_step", "step": "voice"})
    talk.tell({"type": "close_step", "step": "voice"})
    assert any(one["key"] == VOICES for one in talk.wait_for("figures")["figures"])
    closed = until(phone, lambda told: told["live"]["steps"]["voice"] == "closed")
    assert closed.get("pictures", []) == []
    assert mine.ask({"type": "where_i_sit", "key": VOICES, "lang": "en"}, "problem")

    talk.tell({"type": "release", "key": VOICES})
    [picture] = until(phone, lambda told: bool(told.get("pictures")))["pictures"]
    assert picture["key"] == VOICES
    assert picture["svg"]["ja"].startswith("<svg")
    place = mine.ask({"type": "where_i_sit", "key": VOICES, "lang": "en"}, "where_i_sit")
    assert "7 of 19 people (37%)" in place["lines"][0]
    # Whoever opens the page now gets it too, and nobody gets it twice.
    later = member(seminar).live("workshop", seminar.code)
    until(later, lambda told: bool(told.get("pictures")))
    talk.tell({"type": "add_minutes", "minutes": 1})
    assert "pictures" not in until(phone, lambda told: told["live"]["minutes_added"] == 1)

    talk.tell({"type": "open_step", "step": "before"})
    assert until(phone, lambda told: told["live"]["step"] == "before")["pictures"] == []


def test_a_second_tab_hears_what_the_first_one_saves_and_speaks_for_itself(seminar: Seminar) -> None:
    person = member(seminar)
    _line, first = person.kernel("workshop", seminar.code)
    _line, second = person.kernel("workshop", seminar.code)
    assert second.kernel == first.kernel
    first.tell({"type": "handed_in"})
    assert first.wait_for("handed_in") == second.wait_for("handed_in")
    assert own_seat(second) == own_seat(first)


def test_a_page_whose_kernel_is_taken_back_is_hung_up(seminar: Seminar) -> None:
    person = member(seminar)
    _line, talk = person.kernel("workshop", seminar.code)
    own_seat(talk)
    talk.tell({"type": "delete_me"})
    with pytest.raises(ConnectionClosed):
        talk.wait_for("nothing more")
