"""Frozen pictures and handed-in blueprints."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from store_room import ON_SQLITE, Person

from wli_toolkit.store import BadValue, HandedIn, Session, Store, UnknownSnapshot

KEY = "E01/pairs@during"


def test_a_picture_comes_back_as_it_was_frozen(store: Store, session: Session) -> None:
    payload = {"n": 12, "rows": [{"label": "分ける", "share": 0.5}, {"label": "重ねる", "share": None}]}
    before = time.time()
    frozen = store.save_snapshot(session.code, KEY, 5, payload, {"p1": "d1"}, {"ja": "<svg/>"})
    assert (frozen.session, frozen.key, frozen.threshold) == (session.code, KEY, 5)
    assert (frozen.payload, frozen.contributors, frozen.svg) == (payload, {"p1": "d1"}, {"ja": "<svg/>"})
    assert before <= frozen.frozen_at <= time.time()
    assert store.snapshots(session.code) == [frozen]


def test_freezing_again_replaces_the_same_threshold_only(store: Store, session: Session) -> None:
    room = store.save_snapshot(session.code, KEY, 5, {"n": 12}, {}, {"ja": "<svg/>"})
    store.save_snapshot(session.code, KEY, 10, {"n": 12}, {}, {"ja": "<svg/>"})
    report = store.save_snapshot(session.code, KEY, 10, {"n": 22}, {"p": "d"})
    assert report.svg == {}
    assert store.snapshots(session.code) == [room, report]


def test_drawings_are_added_language_by_language(store: Store, session: Session) -> None:
    store.save_snapshot(session.code, KEY, 5, {}, {})
    store.save_svg(session.code, KEY, 5, {"ja": "<svg>1</svg>"})
    drawn = store.save_svg(session.code, KEY, 5, {"en": "<svg>2</svg>"})
    assert drawn.svg == {"ja": "<svg>1</svg>", "en": "<svg>2</svg>"}
    with pytest.raises(UnknownSnapshot, match="threshold 10"):
        store.save_svg(session.code, KEY, 10, {"ja": "<svg/>"})
    with pytest.raises(BadValue, match="fr"):
        store.save_svg(session.code, KEY, 5, {"fr": "<svg/>"})


@ON_SQLITE
@pytest.mark.parametrize("threshold", [0, -1, True, 5.0])
def test_a_threshold_is_a_number_of_people(store: Store, session: Session, threshold: object) -> None:
    with pytest.raises(BadValue, match="threshold"):
        store.save_snapshot(session.code, KEY, threshold, {}, {})  # type: ignore[arg-type] - what must be refused


def test_a_blueprint_is_handed_in_replaced_and_taken_back(
    store: Store, session: Session, person: Person
) -> None:
    assert store.handed_in_by(person.id) is None
    first = store.hand_in(person.id, {"b1": "家族", "do": "朝の\n散歩"}, "ねこ")
    assert first == HandedIn(first.number, {"b1": "家族", "do": "朝の\n散歩"}, "ねこ")
    assert 100 <= first.number <= 9999
    second = store.hand_in(person.id, {"b10": "電車で\0音声"})
    assert second == HandedIn(first.number, {"b10": "電車で\0音声"}, None)
    assert store.handed_in_by(person.id) == second
    assert store.handed_in(session.code) == [second]
    store.take_back(person.id)
    store.take_back(person.id)
    assert store.handed_in_by(person.id) is None
    assert store.handed_in(session.code) == []
    assert store.hand_in(person.id, {"b1": "健康"}).number == first.number


def test_the_list_leads_to_nobody(store: Store, session: Session, join: Callable[[], Person]) -> None:
    people = [join() for _ in range(12)]
    for each in people:
        store.hand_in(each.id, {"b1": "同じ"})
    listed = store.handed_in(session.code)
    numbers = [each.number for each in listed]
    assert numbers == sorted(set(numbers))
    in_order_of_seats = [store.handed_in_by(each.id).number for each in people]
    assert set(in_order_of_seats) == set(numbers)
    assert in_order_of_seats != sorted(in_order_of_seats)  # chance: one in 479 million
    assert not any(each.id in repr(listed) for each in people)


def test_nobody_is_dealt_the_same_number(
    monkeypatch: pytest.MonkeyPatch, store: Store, session: Session, join: Callable[[], Person]
) -> None:
    monkeypatch.setattr("wli_toolkit.store.handing_in.NUMBERS", range(100, 112))
    people = [join() for _ in range(12)]
    with ThreadPoolExecutor(6) as pool:
        numbers = list(pool.map(lambda each: store.hand_in(each.id, {}).number, people))
    assert sorted(numbers) == list(range(100, 112))


@ON_SQLITE
@pytest.mark.parametrize("boxes", [{"b1": 7}, {"b1": None}, {"b1": "長" * 501}, {"<b>": "x"}, {"": "x"}])
def test_what_is_no_box_is_refused(store: Store, person: Person, boxes: dict) -> None:
    with pytest.raises(BadValue):
        store.hand_in(person.id, boxes)
    assert store.handed_in_by(person.id) is None
