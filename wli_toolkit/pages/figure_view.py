"""A frozen group picture as the console shows it: drawing, sentences and table; imports the summaries it reads."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from wli_toolkit.content.model import LANGS, Text
from wli_toolkit.store import Snapshot
from wli_toolkit.summaries import FigureResult, Row, findings, wording


def figure_view(
    snapshot: Snapshot, step_of: Mapping[tuple[str, str], str], released: Set[str]
) -> dict[str, Any]:
    """Return one picture as JSON.

    Parameters
    ----------
    step_of
        The step that asks an exercise on an occasion.
    released
        The keys of the pictures that are on the screen.
    """
    result = FigureResult.from_json(snapshot.payload)
    return {
        "key": snapshot.key,
        "exercise": result.exercise,
        "step": step_of.get((result.exercise, result.occasion)),
        "title": result.title.model_dump(),
        "n": result.n,
        "threshold": snapshot.threshold,
        "sentence": {lang: told(result, lang) for lang in LANGS},
        "svg": dict(snapshot.svg),
        "table": [row_view(row) for row in result.rows],
        "suppressed": result.suppressed,
        "frozen_at": snapshot.frozen_at,
        "released": snapshot.key in released,
    }


def told(result: FigureResult, lang: Any) -> str:
    """Return what the picture found in words, or, where nothing stands out, what it shows."""
    found = findings(result, lang)
    return ("" if lang == "ja" else " ").join(found) if found else result.sentence(lang)


def row_view(row: Row) -> dict[str, Any]:
    """Return one row of the table; what is withheld has no number and looks like what is empty."""
    label = row.label
    if row.line_label is not None and row.line_label != row.label:
        label = Text(ja=f"{row.line_label.ja} {row.label.ja}", en=f"{row.line_label.en}: {row.label.en}")
    return {
        "label": label.model_dump(),
        "count": row.count,
        "share": row.share,
        "median": row.median,
        "q1": row.q1,
        "q3": row.q3,
        "text": cell_text(row),
    }


def cell_text(row: Row) -> dict[str, str] | None:
    """Return what stands in a cell that has words instead of, or beside, a number."""
    if row.almost_all:
        return wording.ALMOST_ALL.model_dump()
    if row.withheld:
        return wording.NOTHING.model_dump()
    if row.kind == "mean":
        return dict.fromkeys(LANGS, f"{row.share}%")
    if row.count is not None and row.share is not None:
        return {
            lang: wording.COUNT_SHARE.get(lang).format(count=row.count, share=row.share) for lang in LANGS
        }
    return None
