"""The seminar that is looked at: in each language a room with simulated people, and others at one's own pace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.seminar import Seminar, start
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.content.model import Lang
from wli_toolkit.simulate import gather, simulate
from wli_toolkit.simulate.taking_part import Place, Room, take_part
from wli_toolkit.store import Store, open_store

PEOPLE = 24
LED, LONG = "60min", "180min"
SAID = {
    "ja": ("電車で座ったら、音声講座を10分", "帰宅したら通知を切る", "昼休みに、地域の会にオンラインで10分"),
    "en": (
        "Once I sit on the train: ten minutes of audio",
        "When I am home, notifications go off",
        "A walk at noon",
    ),
}
REPLY = {"ja": "日曜の散歩、続きますように。", "en": "May the Sunday walks go on."}


@dataclass(frozen=True)
class Rooms:
    """The sessions of one language.

    Attributes
    ----------
    led, passcode
        A session with simulated people, led from the console.
    free
        A long one, where everybody goes at their own pace.
    over, over_person, over_code
        One that has ended, and somebody who answered everything and handed a blueprint in.
    code
        The resume code of somebody who has answered everything in `free`.
    """

    led: str
    passcode: str
    free: str
    code: str
    over: str
    over_code: str


@dataclass(frozen=True)
class House:
    """A running server, its store, and the sessions of each language; and a server beside it that has one seat."""

    seminar: Seminar
    narrow: Seminar
    store: Store
    rooms: dict[Lang, Rooms]

    def url(self, path: str) -> str:
        """Return an address as a phone sees it."""
        return self.seminar.base + path


@contextmanager
def opened(folder: Path, *langs: Lang) -> Iterator[House]:
    """Start a server whose store holds the sessions of each of `langs`."""
    with open_store(f"sqlite:///{folder / 'seminar.db'}") as store:
        rooms = {lang: _rooms(store, lang) for lang in langs}
        ours = ("--db", f"sqlite:///{folder / 'seminar.db'}", "--session", rooms[langs[0]].led)
        beside = folder / "narrow"
        beside.mkdir()
        with ExitStack() as running:
            seminars = []
            for place, more in ((folder, ()), (beside, ("--seats", "1"))):
                seminars.append(start(place, *ours, *more))
                running.callback(seminars[-1].stop)
            yield House(*seminars, store, rooms)


def _rooms(store: Store, lang: Lang) -> Rooms:
    pack = load_pack()
    led, passcode = store.create_session(agenda=load_agenda(pack, LED), lang=lang)
    told = simulate(store, led.code, participants=PEOPLE, seed=3, leave=0.0)
    people = [one["participant"] for one in told]
    for person, text in zip(people, SAID[lang], strict=False):
        store.post(person, "E11", "cue", 0, text)
    for number, act in zip([post.number for post in store.wall(led.code)], ("show", "hold"), strict=False):
        store.moderate(led.code, number, act)  # type: ignore[arg-type]  # both are acts
    store.ask_help(people[4])
    free, _passcode = store.create_session(
        agenda=load_agenda(pack, LONG), lang=lang, settings={"pace": "free", "day30": "B"}
    )
    over, _passcode = store.create_session(
        agenda=load_agenda(pack, LED), lang=lang, settings={"pace": "free", "day30": "A"}
    )
    code, _person = _answer_everything(store, free.code)
    over_code, person = _answer_everything(store, over.code)
    handed = store.handed_in_by(person) or store.hand_in(person, {"do": SAID[lang][1]})
    store.reply(over.code, handed.number, REPLY[lang])
    store.close_session(over.code)
    return Rooms(led.code, passcode, free.code, code, over.code, over_code)


def _answer_everything(store: Store, code: str) -> tuple[str, str]:
    """Let somebody join who answers all that is asked; return their resume code and who they are."""
    session = store.session(code)
    agenda = session.agenda_model()
    room = Room(store, code, session.pack_model(), agenda, session.lang, dt.date.today())
    joined = store.join(code, lang=session.lang)
    person = gather(agenda, 1, seed=5, leave=0.0, lang=session.lang)[0]
    identity = joined.participant
    place = Place(person, identity.id, identity.seat, store.unlock(identity.id, joined.resume_code))
    for step in agenda.steps:
        for _action in take_part(room, place, step):
            pass
    return joined.resume_code, identity.id
