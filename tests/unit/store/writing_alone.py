"""What a process of its own does in the tests: open the store by URL and save answers."""

from __future__ import annotations

import sys

from wli_toolkit.store import open_store


def save_many(url: str, code: str, answers: int, tell: bool = False) -> str:
    """Join and save; return the participant's id. With `tell`, print each answer once it is acknowledged."""
    with open_store(url) as store:
        joined = store.join(code, lang="ja")
        person = joined.participant.id
        key = store.unlock(person, joined.resume_code)
        if tell:
            print(person, joined.resume_code, flush=True)
        for number in range(answers):
            store.save_answer(
                person,
                key,
                occasion="during",
                exercise="E11",
                field=f"f{number}",
                value=number,
                seal=number % 2 == 0,
                op=f"op-{number}",
            )
            if tell:
                print(number, flush=True)
    return person


if __name__ == "__main__":
    save_many(sys.argv[1], sys.argv[2], 1_000_000, tell=True)
