"""What a console may set up, what it is told of a draft, and what participants then read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from page_wire import Json, Wire

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.pages.consent import consent_text, terms_mark
from wli_toolkit.pages.console import ConsolePage
from wli_toolkit.pages.content_view import agenda_mark, page_content
from wli_toolkit.pages.live_state import screen_message
from wli_toolkit.pages.set_up_terms import FORM, faults
from wli_toolkit.store import BadValue, Session, Store

Send = Callable[..., list[Json]]
TODAY = dt.datetime.now().astimezone().date()


@pytest.fixture
def session(own_store: Store) -> Session:
    return own_store.create_session(agenda=load_agenda(load_pack(), "30min"))[0]


@pytest.fixture
def send(own_store: Store, session: Session, monkeypatch: pytest.MonkeyPatch) -> Send:
    wire = Wire(ConsolePage(own_store, session.code, (("http://192.0.2.7:8866", ""),)), monkeypatch)
    return lambda type_, **message: wire.send(type=type_, **message)


@pytest.fixture
def known(send: Send) -> Json:
    """What the console is told when it opens the set-up."""
    [told] = send("setup")
    return told


def tried(send: Send, known: Json, people: object = None, **more: Any) -> Json:
    agenda = more.pop("agenda", known["agenda"])
    [told] = send("setup_try", number=7, settings=known["settings"] | more, agenda=agenda, people=people)
    return told


def without(agenda: Json, *ids: str) -> Json:
    return agenda | {"steps": [step for step in agenda["steps"] if step["id"] not in ids]}


def test_the_form_holds_what_can_be_set_and_nothing_else(
    own_store: Store, session: Session, known: Json
) -> None:
    assert tuple(known["settings"]) == FORM
    assert known["settings"]["purge_days"] == 45
    assert known["agenda"] == session.agenda
    assert [one["id"] for one in known["agendas"]] == [one.id for one in load_pack().agendas]
    assert (known["locked"], known["agenda_open"], known["why"]) == ([], True, None)
    assert known["to"] == "view"


def test_a_draft_is_read_as_participants_would_and_nothing_is_kept(
    own_store: Store, session: Session, send: Send, known: Json
) -> None:
    told = tried(send, known, facilitator_affiliation="organiser", purge_days=60)
    assert (told["number"], told["faults"], told["mistakes"], told["warnings"]) == (7, [], [], [])
    assert told["preview"]["threshold_room"] == 10
    gone = dt.datetime.fromtimestamp(session.created_at).astimezone().date() + dt.timedelta(days=60)
    assert told["preview"]["gone_on"] == gone.isoformat()
    assert "The facilitator belongs to the organiser" in told["preview"]["consent"]["en"]
    assert own_store.session(session.code) == session
    kept = own_store.set_up(session.code, {"facilitator_affiliation": "organiser", "purge_days": 60})
    assert told["preview"]["consent"] == consent_text(kept).model_dump()


@pytest.mark.parametrize(
    ("change", "key", "says"),
    [
        ({"purge_days": "soon"}, "purge_days", "“soon” cannot be used. Give a whole number from 1 to 366."),
        ({"purge_days": 400}, "purge_days", "“400” cannot be used"),
        ({"purge_days": None}, "purge_days", "“–” cannot be used"),
        ({"threshold_room": 4}, "threshold_room", "“4” cannot be used. Give a whole number from 5"),
        ({"threshold_report": True}, "threshold_report", "“True” cannot be used"),
        ({"threshold_room": 15}, "threshold_report", "use 15 or more"),
        ({"facilitator_affiliation": "other"}, "facilitator_name", "the consent text names it"),
        ({"facilitator_affiliation": "other", "facilitator_name": "  "}, "facilitator_name", "names it"),
        ({"organiser": "x" * 81}, "organiser", "81 characters are too long; use up to 80."),
        ({"public_url": "wli.example"}, "public_url", "“wli.example” is no address"),
        ({"follow_up_on": "31.12."}, "follow_up_on", "“31.12.” is no date"),
        ({"follow_up_on": "2001-02-03"}, "follow_up_on", "2001-02-03 is past"),
        ({"follow_up_on": (TODAY + dt.timedelta(days=90)).isoformat()}, "follow_up_on", "is already deleted"),
        ({"contact": "a\nb\nc\nd\ne"}, "contact", "5 contacts do not fit"),
        ({"contact": "x" * 81}, "contact", "81 characters are too long"),
        ({"held_words": ["x" * 41]}, "held_words", "is too long; use up to 40"),
        ({"held_words": [f"word {n}" for n in range(201)]}, "held_words", "201 words are too many"),
    ],
)
def test_what_cannot_be_kept_is_named_with_the_way_out(
    own_store: Store, session: Session, send: Send, known: Json, change: Json, key: str, says: str
) -> None:
    told = tried(send, known, **change)
    assert [one["key"] for one in told["faults"]] == [key]
    assert says in told["faults"][0]["text"]["en"]
    assert told["preview"] is None
    [refused] = send("setup_save", settings=known["settings"] | change, lang="ja")
    assert (refused["ok"], refused["faults"]) == (False, told["faults"])
    assert own_store.session(session.code) == session


def test_what_has_no_faults_is_what_the_store_takes(own_store: Store, session: Session) -> None:
    given = dict.fromkeys(FORM) | {
        "facilitator_affiliation": "other", "facilitator_name": "x" * 80, "organiser": "y" * 80,
        "threshold_room": 1000, "threshold_report": 1000, "purge_days": 366, "day30": "A", "pace": "free",
        "public_url": "https://wli.example.org/a", "contact": "\n".join(["x" * 80] * 4), "held_words": ["z" * 40],
        "follow_up_on": (TODAY + dt.timedelta(days=366)).isoformat(),
    }  # fmt: skip
    assert faults(session, given, TODAY) == ()
    kept = own_store.set_up(session.code, given)
    assert {key: kept.settings[key] for key in FORM} == given


def test_settings_are_kept_and_every_console_is_told(
    own_store: Store, session: Session, send: Send, known: Json
) -> None:
    change = {
        "facilitator_affiliation": "organiser",
        "contact": "相談室：内線 12\n組合：内線 34",
        "organiser": "",
    }
    saved, everybody = send("setup_save", settings=known["settings"] | change, lang="en")
    assert (saved["type"], saved["ok"], saved["to"]) == ("setup_saved", True, "view")
    assert saved["settings"]["contact"] == change["contact"]
    assert (everybody["type"], everybody["console"]["threshold"], everybody["console"]["lang"]) == (
        "state",
        10,
        "en",
    )
    assert "to" not in everybody
    kept = own_store.session(session.code)
    assert (kept.settings["threshold_room"], kept.settings.get("organiser"), kept.lang) == (10, None, "en")


@pytest.mark.parametrize(
    ("key", "written", "kept"),
    [
        ("organiser", "ねこ商事\t人事部", "ねこ商事 人事部"),
        ("organiser", "ねこ\r\n商事", "ねこ 商事"),
        ("organiser", "\u200b", None),
        ("contact", "相談室\t内線 12\r\n組合\x0b", "相談室 内線 12\n組合"),
    ],
)
def test_what_was_pasted_with_what_cannot_be_printed_is_kept_without_it(
    own_store: Store, session: Session, send: Send, known: Json, key: str, written: str, kept: str | None
) -> None:
    assert tried(send, known, **{key: written})["faults"] == []
    saved, _everybody = send("setup_save", settings=known["settings"] | {key: written}, lang="ja")
    assert (saved["ok"], saved["settings"][key]) == (True, kept)
    assert own_store.session(session.code).settings.get(key) == kept


def test_only_what_the_form_holds_is_taken(
    own_store: Store, session: Session, send: Send, known: Json
) -> None:
    send("setup_save", settings=known["settings"] | {"address": "http://evil.example", "new": 1}, lang="ja")
    assert not {"address", "new"} & own_store.session(session.code).settings.keys()


def test_an_agenda_is_kept_and_everybody_who_joins_is_asked_it(
    own_store: Store, session: Session, send: Send, known: Json
) -> None:
    mark = screen_message(own_store, session.code)["mark"]
    agenda = without(known["agenda"], "cards", "pair")
    saved, everybody = send("agenda_save", agenda=agenda)
    assert (saved["ok"], saved["mistakes"]) == (True, [])
    steps = [step["id"] for step in everybody["content"]["agenda"]["steps"]]
    assert steps == [step["id"] for step in agenda["steps"]]
    assert list(everybody["console"]["live"]["steps"]) == steps
    kept = own_store.session(session.code)
    assert kept.agenda["minutes"] == sum(step["minutes"] for step in agenda["steps"])
    # An open screen notices that it shows an older agenda.
    now = screen_message(own_store, session.code)["mark"]
    assert now == agenda_mark(kept) == page_content(kept, "")["mark"] != mark


def test_an_agenda_with_mistakes_is_not_kept(
    own_store: Store, session: Session, send: Send, known: Json
) -> None:
    agenda = without(known["agenda"], "rails")
    [refused] = send("agenda_save", agenda=agenda)
    assert refused["ok"] is False
    assert tried(send, known, agenda=agenda)["mistakes"] == refused["mistakes"]
    [mistake] = refused["mistakes"]
    assert mistake["step"] is None
    assert "(E13) is missing" in mistake["text"]["en"]
    assert own_store.session(session.code).agenda == session.agenda


def test_a_warning_names_its_step(send: Send, known: Json) -> None:
    [warning] = tried(send, known, agenda=without(known["agenda"], "before"))["warnings"]
    assert warning["step"] == "after"


def test_after_somebody_joined_the_promises_and_the_agenda_are_locked_with_the_reason(
    own_store: Store, session: Session, send: Send, known: Json
) -> None:
    own_store.join(session.code, lang="ja")
    [told] = send("setup")
    assert told["agenda_open"] is False
    assert {"facilitator_affiliation", "threshold_room", "purge_days", "pace"} <= set(told["locked"])
    assert told["why"]["en"].startswith("Somebody has joined and agreed to these terms.")
    [refused] = send("agenda_save", agenda=without(known["agenda"], "cards"))
    assert (refused["ok"], refused["agenda"]) == (False, session.agenda)
    assert "meanwhile somebody has joined" in refused["told"]["en"]
    # What was promised stays whatever a page sends; the rest is kept.
    saved, _everybody = send(
        "setup_save", settings=known["settings"] | {"purge_days": 300, "contact": "内線 12"}, lang="ja"
    )
    assert saved["ok"] is True
    kept = own_store.session(session.code).settings
    assert (kept["purge_days"], kept["contact"]) == (45, "内線 12")


@pytest.mark.parametrize("people", [None, 0, -3, True, "20", 2.5, 10**9])
def test_without_a_number_of_people_nothing_is_permitted_or_forbidden(
    send: Send, known: Json, people: object
) -> None:
    assert tried(send, known, people)["permitted"] is None


def test_what_the_expected_people_permit_follows_from_the_draft(send: Send, known: Json) -> None:
    told = tried(send, known, 9, agenda=without(known["agenda"], "cards"))["permitted"]
    assert [one["exercise"] for one in told["exercises"]] == ["E00", "E02", "E11", "E13", "E14"]
    assert told["exercises"][0]["room"] == "almost"
    strict = tried(send, known, 9, facilitator_affiliation="organiser")["permitted"]
    assert {one["room"] for one in strict["exercises"]} == {"hidden"}
    assert tried(send, known, 9, agenda=without(known["agenda"], "rails"))["permitted"] is None


@pytest.mark.parametrize(
    ("type_", "message"),
    [
        ("setup_try", {"number": 1, "settings": [], "agenda": {}}),
        ("setup_try", {"number": 1, "settings": {}}),
        ("setup_try", {"number": "1", "settings": {}, "agenda": {}}),
        ("setup_save", {"lang": "ja"}),
        ("setup_save", {"settings": {}, "lang": "fr"}),
        ("setup_save", {"settings": {}, "lang": ["ja"]}),
        ("agenda_save", {"agenda": "60min"}),
    ],
)
def test_what_has_another_shape_changes_nothing(
    own_store: Store, session: Session, send: Send, type_: str, message: Json
) -> None:
    assert [one["type"] for one in send(type_, **message)] == ["problem"]
    assert own_store.session(session.code) == session


def test_who_read_other_terms_can_be_told_apart(own_store: Store, session: Session) -> None:
    mark = terms_mark(session)
    assert terms_mark(own_store.set_up(session.code, {"contact": "内線 12"})) == mark
    assert terms_mark(own_store.set_up(session.code, {"purge_days": 30})) != mark


def test_people_are_not_told_that_an_organisers_facilitator_never_reads(own_store: Store) -> None:
    session, _ = own_store.create_session(
        agenda=load_agenda(load_pack(), "30min"),
        settings={"facilitator_affiliation": "organiser", "purge_days": 366},
    )
    read = consent_text(session)
    assert "文章は渡しません" not in read.ja
    assert "never anything you wrote" not in read.en
    assert "進行役は主催者に所属しています" in read.ja
    gone = dt.datetime.fromtimestamp(session.purge_on).astimezone()
    assert f"{gone.year}年" in read.ja
    assert str(gone.year) in read.en


def test_looking_again_needs_an_address_and_the_answers(own_store: Store) -> None:
    session, _ = own_store.create_session(agenda=load_agenda(load_pack(), "30min"))
    given = {**session.settings, "day30": "A", "public_url": None, "purge_days": 30}
    assert {key for key, _text in faults(session, given, TODAY)} == {"public_url", "purge_days"}
    given = {**given, "public_url": "https://wli.example.org", "purge_days": 31}
    assert faults(session, given, TODAY) == ()


@pytest.mark.parametrize("name", ["\u200b", "A\x0b", "\x01"])
def test_a_name_that_cannot_be_printed_is_refused(own_store: Store, name: str) -> None:
    with pytest.raises(BadValue, match="visible"):
        own_store.create_session(agenda=load_agenda(load_pack(), "30min"), settings={"organiser": name})
