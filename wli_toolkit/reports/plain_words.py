"""The first page in plain words: which way people went, and what stands out in each exercise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wli_toolkit.content.model import Lang
from wli_toolkit.reports import wording
from wli_toolkit.scoring.position import OUTCOMES
from wli_toolkit.summaries import FigureResult, Row, Summary, findings
from wli_toolkit.summaries import wording as words


@dataclass(frozen=True, slots=True)
class Headline:
    """One thing that stands out: of which exercise, and in which words."""

    exercise: str
    text: str


def before_after(summary: Summary) -> tuple[FigureResult, ...]:
    """Return the pictures of before and after that tell something."""
    return tuple(each for each in summary.figures if each.form == "before_after" and not each.suppressed)


def outcomes(figure: FigureResult) -> dict[str, tuple[Row, ...]]:
    """Return how many went which way, of the outcomes that have a good direction and were fixed beforehand."""
    told = {line: tuple(row for row in rows if row.kind == "count") for line, rows in figure.lines().items()}
    return {line: rows for line, rows in told.items() if line in OUTCOMES}


def told_outcomes(summary: Summary) -> list[tuple[FigureResult, dict[str, tuple[Row, ...]]]]:
    """Return the pictures of before and after that tell which way people went, with the outcomes."""
    found = ((figure, outcomes(figure)) for figure in before_after(summary))
    return [
        (figure, good)
        for figure, good in found
        if not all(row.withheld for rows in good.values() for row in rows)
    ]


def standing_out(summary: Summary, lang: Lang) -> Iterator[Headline]:
    """Yield one finding of each exercise, besides which way people went."""
    for exercise in summary.exercises.values():
        for figure in exercise.figures:
            found = findings(figure, lang)
            if len(found) == 1 and figure.form != "before_after":
                # A single median already says what it is of.
                alone = figure.form == "quartiles"
                text = found[0] if alone else f"{figure.title.get(lang)}{words.COLON[lang]}{found[0]}"
                yield Headline(exercise.title.get(lang), text)
                break


def medians_told(summary: Summary, lang: Lang) -> list[str]:
    """Return a sentence on the medians of each picture of before and after that tells them."""
    said = (medians_moved(figure, lang) for figure in before_after(summary))
    return [each for each in said if each != wording.MEDIANS_BEFORE_AFTER.get(lang)]


def headlines(summary: Summary, lang: Lang) -> Iterator[str]:
    """Yield what a busy reader should know: which way people went, then what stands out."""
    for figure in before_after(summary):
        yield from findings(figure, lang)
    for headline in standing_out(summary, lang):
        yield headline.text


def message(figure: FigureResult, lang: Lang) -> str:
    """Return one sentence on what a figure found, to stand above it; its title where no sentence says it all."""
    said = findings(figure, lang)
    title = figure.title.get(lang)
    match figure.form:
        case "before_after":
            return _went_up(figure, lang) or title
        case "stacked" if len(said) > 1:
            return _top_cell(figure, lang) or title
        case "dumbbell" if len(said) > 1:
            return _widest(figure, lang) or title
        case "quartiles" if len(said) > 1:
            return _medians(figure, lang) or title
        case "share" if said:
            return _share(figure, lang) or f"{title}{words.COLON[lang]}{said[0]}"
    return said[0] if len(said) == 1 else title


def _went_up(figure: FigureResult, lang: Lang) -> str:
    ups = [next((row for row in rows if row.value == "up"), None) for rows in outcomes(figure).values()]
    if not ups or any(row is None or row.count is None for row in ups):
        return ""
    told = words.JOIN[lang].join(
        words.FOUND_COUNT.get(lang).format(label=(row.line_label or row.label).get(lang), count=row.count)
        for row in ups
        if row is not None
    )
    return wording.WENT_UP.get(lang).format(rest=told)


def _top_cell(figure: FigureResult, lang: Lang) -> str:
    """Tell the largest cell of several lines, of those shown by name where more are withheld, merged or gathered.

    What is gathered as 「その他」 is no answer.
    """
    told = [row for row in figure.rows if row.share is not None]
    counted = [row for row in told if row.label != words.OTHERS]
    best = max((row.share or 0 for row in counted), default=None)
    tops = [row for row in counted if row.share == best]
    if len(tops) != 1:
        return ""
    top = tops[0]
    line = (top.line_label or top.label).get(lang)
    others = max((row.share or 0 for row in told if row.label == words.OTHERS), default=0)
    whole = len(told) == len(figure.rows) and len(top.members) == 1 and others <= (top.share or 0)
    sentence = words.FOUND_TOP_CELL if whole else wording.TOP_SHOWN
    return sentence.get(lang).format(
        line=line, label=top.label.get(lang), n=top.n, count=top.count, share=top.share
    )


def medians_moved(figure: FigureResult, lang: Lang) -> str:
    """Return one sentence on the medians before and after of the outcomes fixed beforehand."""
    told = []
    for line in outcomes(figure):
        numbers = [row for row in figure.lines()[line] if row.kind == "number" and row.median is not None]
        if len(numbers) == 2:
            before, after = (words.number(row.median or 0) for row in numbers)
            label = (numbers[0].line_label or numbers[0].label).get(lang)
            told.append(wording.MEDIAN_MOVED.get(lang).format(label=label, before=before, after=after))
    if not told:
        return wording.MEDIANS_BEFORE_AFTER.get(lang)
    return wording.MEDIANS_MOVED.get(lang).format(rest=words.JOIN[lang].join(told))


def _share(figure: FigureResult, lang: Lang) -> str:
    row = next(row for row in figure.rows if row.value == "at_least")
    if row.count is None:
        return ""
    return wording.SHARE_OF.get(lang).format(
        title=figure.title.get(lang), n=row.n, count=row.count, share=row.share
    )


def _widest(figure: FigureResult, lang: Lang) -> str:
    """Tell where two medians are furthest apart."""
    pairs = [
        (abs(rows[1].median - rows[0].median), rows)
        for rows in figure.lines().values()
        if rows[0].median is not None and rows[1].median is not None
    ]
    if not pairs:
        return ""
    widest = max(gap for gap, _ in pairs)
    if widest == 0:
        return wording.NO_GAP.get(lang)
    first, *more = [rows for gap, rows in pairs if gap == widest]
    if more and len(more) + 1 == len(pairs):
        return ""
    if more:
        names = words.JOIN_LABELS[lang].join(_line(rows, lang) for rows in (first, *more))
        return wording.WIDEST_SEVERAL.get(lang).format(lines=names)
    one, other = first
    return wording.WIDEST.get(lang).format(
        line=_line(first, lang),
        first=one.label.get(lang),
        a=words.number(one.median or 0),
        second=other.label.get(lang),
        b=words.number(other.median or 0),
    )


def _medians(figure: FigureResult, lang: Lang) -> str:
    told = [row for row in figure.rows if row.median is not None]
    if len(told) != len(figure.rows) or len(told) > 3:
        return ""
    rest = words.JOIN[lang].join(
        wording.MEDIAN_OF.get(lang).format(label=row.label.get(lang), median=words.number(row.median or 0))
        for row in told
    )
    return wording.MEDIANS.get(lang).format(rest=rest)


def _line(rows: tuple[Row, ...], lang: Lang) -> str:
    return (rows[0].line_label or rows[0].label).get(lang)
