"""Every form of group picture, and what it counts of whom."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from wli_toolkit.content.model import Form
from wli_toolkit.summaries import samples, tables
from wli_toolkit.summaries.counting import Counted, Part
from wli_toolkit.summaries.source import Source, domain


def count(source: Source) -> Counted:
    """Count one figure."""
    names = source.figure.of
    columns = {
        f"{name}@{occasion.value}": source.column(name, occasion)
        for occasion in source.occasions
        for name in names
    }
    return Counted(
        parts=tuple(_FORMS[source.figure.form](source)),
        contributors=_digests(columns, source.salt),
        everyone={
            f"{name}@{occasion.value}": tuple(source.numbers(name, occasion))
            for occasion in source.occasions
            for name in names
            if source.figure.form in _NUMERIC
        },
        sensitive=any((source.exercise.id, name) in source.gathered.sensitive for name in names),
        domain=domain(source) if source.figure.form in _NUMERIC else None,
        order=names if source.figure.form == "heat" else (),
    )


_FORMS: Mapping[Form, Callable[[Source], Sequence[Part]]] = {
    "bars": tables.categories,
    "stacked": tables.categories,
    "multi": tables.options,
    "bands": tables.bands,
    "share": tables.share,
    "heat": tables.heat,
    "dumbbell": samples.dumbbell,
    "quartiles": samples.quartiles,
    "before_after": samples.before_after,
    "means": samples.means,
}
_NUMERIC = frozenset({"bands", "share", "dumbbell", "quartiles", "before_after"})
"""Forms whose numbers are told as quartiles too."""


def _digests(columns: Mapping[str, pd.Series], salt: bytes) -> dict[str, str]:
    """Return for each participant a keyed digest of the answers that are counted."""
    answers: dict[str, dict[str, object]] = {}
    for name, column in columns.items():
        for participant, value in column.items():
            answers.setdefault(str(participant), {})[name] = value
    return {
        participant: hashlib.blake2b(
            json.dumps(values, sort_keys=True, default=str).encode(), key=salt[:64], digest_size=16
        ).hexdigest()
        for participant, values in answers.items()
    }
