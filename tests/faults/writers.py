"""A process of its own in the tests of faults: one person who saves without a pause and tells what is acknowledged.

Told are, a line each, the person's id and resume code, and then the number of each answer once it is on disk.
"""

from __future__ import annotations

import random
import sys
import time

from wli_toolkit.store import StoreError, open_store

FIELDS = 7
TRY_AGAIN_S = 0.02


def write(url: str, code: str, first: int, last: int) -> None:
    """Save the answers `first` to `last`; press twice now and then, and try again what could not be saved."""
    dice = random.Random(f"{code} {first}")  # noqa: S311 - guards nothing
    with open_store(url, is_current=True) as store:
        joined = store.join(code, lang="ja")
        person = joined.participant.id
        key = store.unlock(person, joined.resume_code)
        print(person, joined.resume_code, flush=True)
        for number in range(first, last):
            again = True
            while again:
                try:
                    store.save_answer(
                        person, key, occasion="during", exercise="E11", field=f"f{number % FIELDS}",
                        value=number, seal=number % 2 == 0, op=f"op-{number}",
                    )  # fmt: skip
                except StoreError:
                    time.sleep(TRY_AGAIN_S)
                    continue
                again = dice.random() < 0.2
            print(number, flush=True)


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
