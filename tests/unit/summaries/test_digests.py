"""Who withdrew a consent and gave it again must not count as somebody who changed an answer."""

from __future__ import annotations

from memory_store import MemoryStore

from wli_toolkit.summaries import freeze_step
from wli_toolkit.summaries.digests import differs, digest
from wli_toolkit.summaries.history import Generation, generations

KEY = ("E11/confident@during", 5)


def walk(store: MemoryStore, people: int = 20) -> None:
    for number in range(people):
        store.answer(f"p{number}", {("E11", "during", "conf"): number % 11, ("E11", "during", "dir"): "rest"})


def frozen(store: MemoryStore) -> Generation:
    freeze_step(store, "C", "step")
    return generations(store.frozen[KEY])[-1]


def test_four_who_agreed_anew_do_not_hide_the_fifth_who_changed(store: MemoryStore) -> None:
    walk(store)
    before = frozen(store)
    later = MemoryStore()
    walk(later)
    later.digest_keys |= {f"p{number}": b"a key made anew" for number in range(4)}
    later.answer("p9", {("E11", "during", "conf"): 0})
    now = frozen(later).contributors
    assert sum(before.contributors[person] != now[person] for person in now) == 5
    assert before.moved(now) == 1
    del now["p0"]
    assert before.moved(now) == 2, "who is not counted any more has left, whatever their key"


def test_a_digest_tells_only_under_the_same_key() -> None:
    one, other = digest("7", b"key"), digest("8", b"key")
    assert differs(one, other)
    assert differs(one, None)
    assert differs(None, one)
    assert not differs(None, None)
    assert not differs(one, digest("7", b"key"))
    assert not differs(one, digest("8", b"another key"))
    assert one.split(".")[1] != digest("7", b"another key").split(".")[1]
