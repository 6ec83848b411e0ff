"""Every form of group picture, and what it counts of whom."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from wli_toolkit.content.model import Figure, Form
from wli_toolkit.summaries import samples, tables
from wli_toolkit.summaries.counting import Counted, Part
from wli_toolkit.summaries.digests import digest
from wli_toolkit.summaries.source import Source, domain


def count(source: Source) -> Counted:
    """Count one figure."""
    figure = source.figure
    names = figure.of if figure.by is None else (*figure.of, figure.by)
    columns = {
        f"{name}@{occasion.value}": source.column(name, occasion)
        for occasion in source.occasions
        for name in names
    }
    # What is told of some of the people only would be told of the others too, by everyone's numbers.
    of_everyone = figure.form in _NUMERIC and figure.by is None and figure.compares is None
    return Counted(
        parts=tuple(_counting(figure)(source)),
        contributors=_digests(columns, source.gathered.digest_keys),
        everyone={
            f"{name}@{occasion.value}": tuple(source.numbers(name, occasion))
            for occasion in source.occasions
            for name in names
            if of_everyone
        },
        sensitive=any((source.exercise.id, name) in source.gathered.sensitive for name in names),
        domain=domain(source) if figure.form in _NUMERIC else None,
        order=names if figure.form == "heat" else (),
    )


def _counting(figure: Figure) -> Callable[[Source], Sequence[Part]]:
    if figure.by is not None:
        return samples.groups
    if figure.compares == "leavers":
        return samples.leavers
    if figure.compares == "occasions":
        return tables.before_and_after
    return _FORMS[figure.form]


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


def _digests(columns: Mapping[str, pd.Series], keys: Mapping[str, bytes]) -> dict[str, str]:
    """Return for each participant a digest of the answers that are counted, under a key of their own."""
    answers: dict[str, dict[str, object]] = {}
    for name, column in columns.items():
        for participant, value in column.items():
            answers.setdefault(str(participant), {})[name] = value
    return {
        participant: digest(json.dumps(values, sort_keys=True, default=str), keys[participant])
        for participant, values in answers.items()
    }
