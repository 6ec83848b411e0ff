"""What blueprints have in common is counted once the session has ended, and never changes after that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.store import Session, Store, open_store
from wli_toolkit.summaries import summarise
from wli_toolkit.summaries.handed_in import KEY, InCommon, in_common
from wli_toolkit.summaries.themes import Told

PROMISE = {"do": "地域の会に顔を出す"}


@pytest.fixture
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr("wli_toolkit.store.codes._SCRYPT", (1, 8, 1))
    with open_store(f"sqlite:///{tmp_path / 'wli.sqlite'}") as opened:
        yield opened


def session_of(store: Store, **settings: object) -> Session:
    session, _passcode = store.create_session(agenda=load_agenda(load_pack(), "60min"), settings=settings)
    return session


def hand_in(
    store: Store,
    code: str,
    *blueprints: Mapping[str, str],
    group: bool | None = True,
    name: str | None = None,
) -> list[str]:
    """Let one more person for each blueprint join and hand it in; return their ids."""
    people = []
    for boxes in blueprints:
        person = store.join(code, lang="ja").participant.id
        store.set_consents(person, group=group, sensitive=None)
        store.hand_in(person, boxes, name)
        people.append(person)
    return people


def told(found: InCommon | None) -> dict[str, Told]:
    assert found is not None
    return {theme.word: theme.told for theme in found.themes}


def boxes(found: InCommon | None) -> dict[str, Told | None]:
    assert found is not None
    return {box.field: box.told for box in found.boxes}


def rest(number: int) -> Sequence[Mapping[str, str]]:
    return [{"stop": "残業"}] * number


def test_nothing_is_told_while_a_blueprint_may_be_taken_back(own_store: Store) -> None:
    code = session_of(own_store).code
    hand_in(own_store, code, *[PROMISE] * 12)
    assert in_common(own_store, code) is None
    own_store.close_session(code)
    assert in_common(own_store, code) is not None


def test_words_and_boxes_of_enough_people_are_told(own_store: Store) -> None:
    code = session_of(own_store).code
    hand_in(own_store, code, *[PROMISE] * 6, *rest(6))
    own_store.close_session(code)
    found = in_common(own_store, code)
    assert told(found) == dict.fromkeys(("会", "地域", "顔", "残業"), Told(6))
    assert boxes(found)["do"] == boxes(found)["stop"] == Told(6)
    assert boxes(found)["protect"] is None
    # Not offered in this workshop, so not among the boxes.
    assert "b3" in boxes(found)
    assert found is not None
    assert found.tells


def test_who_deletes_everything_afterwards_changes_nothing(own_store: Store) -> None:
    code = session_of(own_store).code
    people = hand_in(own_store, code, *[PROMISE] * 5, *rest(5))
    own_store.close_session(code)
    before = in_common(own_store, code)
    assert told(before)["地域"] == Told(5)
    own_store.delete_participant(people[0])
    assert in_common(own_store, code) == before


def test_who_did_not_agree_to_be_counted_is_not(own_store: Store) -> None:
    code = session_of(own_store).code
    hand_in(own_store, code, *[PROMISE] * 4, *rest(6))
    hand_in(own_store, code, *[PROMISE] * 4, group=False)
    hand_in(own_store, code, *[PROMISE] * 4, group=None)
    own_store.close_session(code)
    assert "地域" not in told(in_common(own_store, code))


def test_what_they_like_to_be_called_and_the_boxes_own_names_are_no_themes(own_store: Store) -> None:
    code = session_of(own_store).code
    hand_in(own_store, code, *[{"b5": "分ける時間を守る"}] * 6, *rest(6), name="縁側")
    own_store.close_session(code)
    words = told(in_common(own_store, code))
    assert "時間" in words
    assert not {"縁側", "分ける"} & words.keys()


@pytest.mark.parametrize(("settings", "threshold"), [({}, 5), ({"facilitator_affiliation": "organiser"}, 10)])
def test_the_more_private_boxes_count_only_from_ten_people_on(
    own_store: Store, settings: dict[str, object], threshold: int
) -> None:
    code = session_of(own_store, **settings).code
    hand_in(own_store, code, *[{"b12": "親の通院に付き添う", "do": "散歩"}] * 11, *rest(11))
    hand_in(own_store, code, *[{"do": "昼寝"}] * 8)
    own_store.close_session(code)
    found = in_common(own_store, code)
    assert found is not None
    assert found.threshold == threshold
    assert ("通院" in told(found)) is (threshold == 10)
    assert ("昼寝" in told(found)) is (threshold == 5)
    assert bool(found.left_out) is (threshold == 5)
    assert told(found)["散歩"] == Told(11)


@pytest.mark.parametrize("number", [0, 1, 5])
def test_few_tell_nothing(own_store: Store, number: int) -> None:
    code = session_of(own_store).code
    hand_in(own_store, code, *[PROMISE] * number)
    own_store.close_session(code)
    found = in_common(own_store, code)
    assert found is not None
    assert not found.tells


def test_it_is_no_picture_that_could_be_shown(own_store: Store) -> None:
    code = session_of(own_store).code
    hand_in(own_store, code, *[PROMISE] * 12)
    own_store.close_session(code)
    in_common(own_store, code)
    assert own_store.snapshot(code, KEY, 5) is not None
    summarise(own_store, code)
    assert KEY not in {snapshot.key for snapshot in own_store.snapshots(code)}
    assert "地域" not in str(summarise(own_store, code, audience="organiser").as_json())
