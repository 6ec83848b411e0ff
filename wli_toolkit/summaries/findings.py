"""What a figure found, in plain words: the sentence a facilitator would read out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from wli_toolkit.content.model import Form, Lang, Text
from wli_toolkit.summaries import wording
from wli_toolkit.summaries.results import FigureResult, Row
from wli_toolkit.summaries.room_only import OTHERS


def findings(result: FigureResult, lang: Lang) -> tuple[str, ...]:
    """Return the figure's findings as sentences; none where nothing is told."""
    return () if result.suppressed else _FORMS[result.form](result, lang)


def in_words(result: FigureResult, lang: Lang) -> str:
    """Return the figure on one line, as a screen reader says it: its title, what it shows, what it found."""
    said = (result.sentence(lang), *findings(result, lang))
    return f"{result.title.get(lang)}{wording.COLON[lang]}{wording.SPACE[lang].join(said)}"


def _top(result: FigureResult, lang: Lang) -> tuple[str, ...]:
    """Tell the most common answer of exclusive ones; what is gathered as 「その他」 is no answer."""
    almost_all = [row for row in result.rows if row.almost_all]
    if almost_all:
        return tuple(
            wording.FOUND_ALMOST_ALL.get(lang).format(label=row.label.get(lang)) for row in almost_all
        )
    named = [row for row in result.rows if row.count is not None and row.label != wording.OTHERS]
    if _more_unnamed(result, named):
        return _most(named, lang, wording.FOUND_TOP_SHOWN, wording.FOUND_TOP_SHOWN)
    return _most(named, lang, wording.FOUND_TOP, wording.FOUND_TOPS)


def _top_option(result: FigureResult, lang: Lang) -> tuple[str, ...]:
    """Tell the options that almost everyone chose, else the one most often chosen."""
    almost_all = [row for row in result.rows if row.almost_all]
    if almost_all:
        return tuple(
            wording.FOUND_ALMOST_ALL_OPTION.get(lang).format(label=row.label.get(lang)) for row in almost_all
        )
    named = [row for row in result.rows if row.count is not None]
    if _more_unnamed(result, named):
        return _most(named, lang, wording.FOUND_TOP_SHOWN, wording.FOUND_TOP_SHOWN)
    return _most(named, lang, wording.FOUND_TOP_OPTION, wording.FOUND_TOP_OPTIONS)


def _more_unnamed(result: FigureResult, named: Sequence[Row]) -> bool:
    """Whether what the organiser is not told of by name may be more common than all that is."""
    most = max((row.count or 0 for row in named), default=0)
    return any(OTHERS in row.members and (row.count is None or row.count > most) for row in result.rows)


def _most(rows: Sequence[Row], lang: Lang, one: Text, several: Text) -> tuple[str, ...]:
    best = max((row.count or 0 for row in rows), default=0)
    tops = [row for row in rows if row.count == best]
    if not tops:
        return ()
    if len(tops) == len(rows) > 1:
        return (wording.FOUND_EVEN.get(lang),)
    sentence = several if len(tops) > 1 else wording.FOUND_MERGED if len(tops[0].members) > 1 else one
    return (
        sentence.get(lang).format(
            label=wording.JOIN_LABELS[lang].join(row.label.get(lang) for row in tops),
            n=tops[0].n,
            count=best,
            share=tops[0].share,
        ),
    )


def _lines(result: FigureResult, lang: Lang) -> tuple[str, ...]:
    """Tell each line of a stacked figure."""
    return tuple(
        _line(rows, wording.JOIN[lang].join(_counted(row, lang) for row in rows), lang)
        for rows in result.lines().values()
        if not all(row.withheld for row in rows)
    )


def _counted(row: Row, lang: Lang) -> str:
    label = row.label.get(lang)
    if row.almost_all:
        return wording.FOUND_MOST.get(lang).format(label=label)
    if row.count is None:
        return wording.FOUND_HIDDEN.get(lang).format(label=label)
    return wording.FOUND_COUNT.get(lang).format(label=label, count=row.count)


def _line(rows: Sequence[Row], rest: str, lang: Lang) -> str:
    label = rows[0].line_label or rows[0].label
    return wording.FOUND_LINE.get(lang).format(line=label.get(lang), rest=rest)


def _top_cell(result: FigureResult, lang: Lang) -> tuple[str, ...]:
    """Tell the cell of a grid that most people reach, after those that almost everyone does."""
    almost_all = [row for row in result.rows if row.almost_all]
    if almost_all:
        return tuple(
            wording.FOUND_ALMOST_ALL_OPTION.get(lang).format(label=_cell_label(row, lang))
            for row in almost_all
        )
    told = [row for row in result.rows if row.share is not None]
    best = max((row.share or 0 for row in told), default=None)
    tops = [row for row in told if row.share == best]
    if not tops:
        return ()
    if len(tops) == len(told) > 1:
        return (wording.FOUND_EVEN.get(lang),)
    top = tops[0]
    if len(tops) > 1 and any((row.n, row.count) != (top.n, top.count) for row in tops):
        return ()
    values = {"n": top.n, "count": top.count, "share": top.share}
    if len(tops) > 1:
        label = wording.JOIN_LABELS[lang].join(_cell_label(row, lang) for row in tops)
        return (wording.FOUND_TOP_CELLS.get(lang).format(label=label, **values),)
    line = top.line_label or top.label
    return (
        wording.FOUND_TOP_CELL.get(lang).format(line=line.get(lang), label=top.label.get(lang), **values),
    )


def _cell_label(row: Row, lang: Lang) -> str:
    line = row.line_label or row.label
    return f"{line.get(lang)}{wording.COLON[lang]}{row.label.get(lang)}"


def _top_mean(result: FigureResult, lang: Lang) -> tuple[str, ...]:
    """Tell the line with the largest mean."""
    told = [row for row in result.rows if row.share is not None]
    best = max((row.share or 0 for row in told), default=None)
    tops = [row for row in told if row.share == best]
    if not tops or len(tops) == len(told):
        return ()
    label = wording.JOIN_LABELS[lang].join(row.label.get(lang) for row in tops)
    sentence = wording.FOUND_MEANS if len(tops) > 1 else wording.FOUND_MEAN
    return (sentence.get(lang).format(n=tops[0].n, label=label, share=best),)


def _share(result: FigureResult, lang: Lang) -> tuple[str, ...]:
    row = next(row for row in result.rows if row.value == "at_least")
    if row.almost_all:
        return (wording.FOUND_SHARE_ALMOST_ALL.get(lang),)
    if row.count is None:
        return ()
    return (
        wording.FOUND_SHARE.get(lang).format(
            n=row.n,
            count=row.count,
            share=row.share,
            low=wording.number(round(row.low or 0)),
            high=wording.number(round(row.high or 0)),
        ),
    )


def _medians(result: FigureResult, lang: Lang) -> tuple[str, ...]:
    """Tell each number of a quartiles figure."""
    return tuple(
        _line([row], wording.FOUND_MEDIAN.get(lang).format(median=wording.number(row.median)), lang)
        for row in result.rows
        if row.median is not None
    )


def _two_medians(result: FigureResult, lang: Lang) -> tuple[str, ...]:
    """Tell each line of a dumbbell figure."""
    told = []
    for rows in result.lines().values():
        medians = [row for row in rows if row.median is not None]
        if len(medians) == 2:
            told.append(_line(rows, _both(medians, lang), lang))
    return tuple(told)


def _both(rows: Sequence[Row], lang: Lang) -> str:
    """Tell two medians beside each other."""
    first, second = rows
    return wording.FOUND_MEDIANS.get(lang).format(
        first=first.label.get(lang).lower(),
        a=wording.number(first.median or 0),
        second=second.label.get(lang).lower(),
        b=wording.number(second.median or 0),
    )


def _ways(result: FigureResult, lang: Lang) -> tuple[str, ...]:
    """Tell which way people went, outcome by outcome."""
    told = []
    for rows in result.lines().values():
        counts = [row for row in rows if row.kind == "count"]
        if counts and not all(row.withheld for row in counts):
            told.append(_line(counts, wording.JOIN[lang].join(_counted(row, lang) for row in counts), lang))
            continue
        medians = [row for row in rows if row.kind == "number" and row.median is not None]
        if len(medians) == 2:
            told.append(_line(medians, _both(medians, lang), lang))
    return tuple(told)


_FORMS: Mapping[Form, Callable[[FigureResult, Lang], tuple[str, ...]]] = {
    "bars": _top,
    "bands": _top,
    "multi": _top_option,
    "stacked": _lines,
    "share": _share,
    "quartiles": _medians,
    "dumbbell": _two_medians,
    "before_after": _ways,
    "heat": _top_cell,
    "means": _top_mean,
}
