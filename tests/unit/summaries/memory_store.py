"""A store in memory that holds just what summaries read and write, and people who answer in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from wli_toolkit.content import load_agenda, load_pack
from wli_toolkit.content.model import Agenda, Pack
from wli_toolkit.store import GroupAnswer, Live, Session, Snapshot
from wli_toolkit.store import Picture as PictureToFreeze

Answers = Mapping[tuple[str, str, str], Any] | Mapping[tuple[str, str, str, int], Any]
"""(exercise, occasion, column), with the row behind where it is not the first, → value."""


@dataclass
class MemoryStore:
    """One session's answers and snapshots, without a database."""

    settings: dict[str, Any] = field(default_factory=dict)
    pack: Pack | None = None
    """None is the standard one."""
    agenda: Agenda | None = None
    """None is the shortest."""
    people: dict[str, dict[tuple[Any, ...], Any]] = field(default_factory=dict)
    sensitive: dict[str, bool | None] = field(default_factory=dict)
    silent: int = 0
    """How many more joined without agreeing to being counted."""
    frozen: dict[tuple[str, int], Snapshot] = field(default_factory=dict)
    saves: int = 0
    led: tuple[str, ...] | None = None
    """The steps that a facilitator has closed; None where nobody leads."""
    closed: bool = False
    handed: set[str] = field(default_factory=set)
    """Who handed in."""
    digest_keys: dict[str, bytes] = field(default_factory=dict)
    """Of those who withdrew a consent, the key they have now."""

    def answer(self, person: str, answers: Answers, *, sensitive: bool | None = True) -> None:
        """Let a person answer, or change what they answered."""
        self.people.setdefault(person, {}).update(answers)
        self.sensitive[person] = sensitive

    def session(self, code: str) -> Session:
        """Return the session."""
        agenda = self.agenda or load_agenda(load_pack(), "30min")
        return Session(
            code=code,
            pack="standard" if self.pack is None else self.pack.model_dump_json(),
            agenda=agenda.model_dump(mode="json"),
            agenda_id=agenda.id,
            lang="ja",
            settings=self.settings,
            simulated=False,
            created_at=1.7e9,
            closed_at=1.7e9 if self.closed else None,
            purge_on=1.71e9,
            salt=b"salt",
        )

    def live(self, _code: str) -> Live:
        """Return the live state: led by nobody, unless `led` says which steps are closed."""
        return Live(
            rev=1,
            step=None,
            steps={} if self.led is None else dict.fromkeys(self.led, "closed"),
            opened_at=None if self.led is None else 1.7e9,
            minutes_added=0,
            released=(),
            fresh=(),
            closed=self.closed,
            pace="free" if self.led is None else "led",
        )

    def participants(self, _code: str) -> Sequence[Any]:
        """Return everybody who joined."""
        return [SimpleNamespace(simulated=False)] * (len(self.people) + self.silent)

    def who_handed_in(self, _code: str) -> frozenset[str]:
        """Return who has handed in."""
        return frozenset(self.handed)

    def group_answers(self, _code: str) -> list[GroupAnswer]:
        """Return the answers that may be counted."""
        return [
            GroupAnswer(
                participant=person,
                simulated=False,
                consent_sensitive=self.sensitive[person],
                occasion=occasion,
                exercise=exercise,
                field=name,
                row=row[0] if row else 0,
                value=value,
                revision=1,
                digest_key=self.digest_keys.get(person, b"the key they came with"),
            )
            for person, answers in self.people.items()
            for (exercise, occasion, name, *row), value in answers.items()
        ]

    def snapshots(self, _code: str) -> list[Snapshot]:
        """Return what is frozen."""
        return list(self.frozen.values())

    def freeze(
        self, code: str, pictures: Sequence[PictureToFreeze], *, instead_of: Iterable[Snapshot]
    ) -> bool:
        """Freeze pictures; nobody else does."""
        for each in pictures:
            self.save_snapshot(code, each.key, each.threshold, each.payload, each.contributors)
        return True

    def save_snapshot(
        self, code: str, key: str, threshold: int, payload: Mapping[str, Any], contributors: Mapping[str, str]
    ) -> None:
        """Freeze a picture."""
        self.saves += 1
        self.frozen[key, threshold] = Snapshot(
            session=code,
            key=key,
            threshold=threshold,
            frozen_at=1.7e9,
            payload=dict(payload),
            contributors=dict(contributors),
            svg={},
        )
