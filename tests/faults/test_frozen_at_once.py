"""Two servers freeze the same figures at the same moment: one is believed, and nothing can be read off the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from tests.postgres import running_postgres
from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.simulate import simulate
from wli_toolkit.store import Picture, Snapshot, Store, open_store
from wli_toolkit.summaries import freeze_step

STEP = "before"


@pytest.fixture(scope="module")
def postgres_url() -> Iterator[str]:
    with running_postgres() as server:
        yield server.url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite'}"
    address: str = request.getfixturevalue("postgres_url")
    return address


class Slow(Store):
    """A server's store, to which something happens just before it keeps what it has counted."""

    meanwhile: Callable[[], object]

    def freeze(self, code: str, pictures: Sequence[Picture], *, instead_of: Iterable[Snapshot]) -> bool:
        meanwhile, self.meanwhile = self.meanwhile, lambda: None
        meanwhile()
        return super().freeze(code, pictures, instead_of=instead_of)


def who_agreed(store: Store, code: str) -> int:
    return sum(bool(person.consent_group) for person in store.participants(code))


def test_who_counted_before_one_more_came_does_not_replace_what_was_told_since(url: str) -> None:
    """Else the room would see one figure and then one of a person less: the difference is that person."""
    with open_store(url) as store:
        code = store.create_session(agenda=load_agenda(load_pack(), "30min"), simulated=True)[0].code
        simulate(store, code, participants=12, seed=2, leave=0)
        before = who_agreed(store, code)
        slow = Slow(store.database)

        def one_more_and_the_other_server() -> None:
            simulate(store, code, participants=1, seed=3, leave=0)
            freeze_step(store, code, STEP)

        slow.meanwhile = one_more_and_the_other_server
        freeze_step(slow, code, STEP)
        found = store.snapshots(code)
        assert found
        counted = {(one.key, one.threshold): len(one.contributors) for one in found}
        assert set(counted.values()) == {who_agreed(store, code)}
        assert who_agreed(store, code) == before + 1
        assert all("earlier" not in one.payload for one in found)


def test_a_drawing_of_a_replaced_figure_is_not_put_on_the_new_one(url: str) -> None:
    with open_store(url) as store:
        code = store.create_session(agenda=load_agenda(load_pack(), "30min"))[0].code
        old = store.save_snapshot(code, "E00/voices@during", 5, {"n": 5}, {})
        assert store.freeze(code, [Picture(old.key, 5, {"n": 12}, {})], instead_of=[old])
        store.save_svg(code, old.key, 5, {"ja": "<svg/>"}, frozen_at=old.frozen_at)
        kept = store.snapshot(code, old.key, 5)
        assert kept is not None
        assert (kept.payload, kept.svg) == ({"n": 12}, {})


def test_of_two_who_freeze_at_once_one_is_believed(url: str, times: Callable[[int, int], int]) -> None:
    with open_store(url) as first, open_store(url) as second:
        code = first.create_session(agenda=load_agenda(load_pack(), "30min"))[0].code
        for number in range(times(5, 200)):
            key, together = f"E00/f{number}", Barrier(2)

            def freeze(store: Store, who: int, key: str = key, together: Barrier = together) -> bool:
                pictures = [Picture(key, threshold, {"by": who}, {}) for threshold in (5, 10)]
                together.wait()
                return store.freeze(code, pictures, instead_of=())

            with ThreadPoolExecutor(2) as pool:
                won = list(pool.map(freeze, (first, second), (0, 1)))
            assert sorted(won) == [False, True]
            kept = {one.threshold: one.payload["by"] for one in first.snapshots(code) if one.key == key}
            assert kept == {5: won.index(True), 10: won.index(True)}
