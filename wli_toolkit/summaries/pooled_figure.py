"""One group picture of several sessions, and what it says in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wli_toolkit.content.model import Form, Lang, Text
from wli_toolkit.summaries import pooled_words, wording
from wli_toolkit.summaries.findings import findings
from wli_toolkit.summaries.pooled_rows import BY_THEMSELVES, PooledRow
from wli_toolkit.summaries.results import FigureResult, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledFigure:
    """One group picture of several sessions.

    Attributes
    ----------
    key
        `exercise/figure@occasion`, as in each session.
    of
        How many sessions there are.
    rows
        What is told, and of how many sessions.
    """

    key: str
    exercise: str
    figure_id: str
    form: Form
    title: Text
    says: Text
    of: int
    rows: tuple[PooledRow, ...] = ()
    domain: tuple[float, float] | None = None

    @property
    def suppressed(self) -> bool:
        """Whether nothing of it is told."""
        return all(row.withheld for row in self.rows)

    @property
    def n(self) -> int | None:
        """How many people are behind it, where it differs the most; None where that is not told."""
        return max((each.row.n or 0 for each in self.rows if not each.withheld), default=0) or None

    @property
    def sessions(self) -> tuple[int, int]:
        """Of how many sessions its rows tell, at least and at most; 0 where they tell nothing."""
        told = [each.sessions for each in self.rows if not each.withheld]
        return min(told, default=0), max(told, default=0)

    @property
    def ranges(self) -> tuple[PooledRow, ...]:
        """The rows that tell between which numbers the sessions' medians lie."""
        return tuple(each for each in self.rows if each.lowest is not None)

    def countable(self) -> FigureResult | None:
        """Return what counts people as a figure to draw; None where there is nothing of the kind."""
        rows = tuple(each.row for each in self.rows if each.row.kind in ("count", "mean"))
        if all(row.withheld for row in rows):
            return None
        exercise, _, rest = self.key.partition("/")
        return FigureResult(
            key=self.key,
            exercise=exercise,
            figure_id=self.figure_id,
            occasion=rest.rpartition("@")[2],
            form=self.form,
            title=self.title,
            says=self.says,
            threshold=0,
            n=max(row.n or 0 for row in rows),
            rows=rows,
            domain=self.domain,
        )

    def sentences(self, lang: Lang) -> tuple[str, ...]:
        """Return what it shows: of how many sessions and people, then what was found."""
        if self.suppressed:
            return (pooled_words.WITHHELD.get(lang),)
        found = self.findings(lang)
        return (self.of_whom(lang), *found, *self._ranges(lang), *self._means(lang))

    def in_words(self, lang: Lang) -> str:
        """Return the figure on one line, as a screen reader says it: its title and all its sentences."""
        said = wording.SPACE[lang].join(self.sentences(lang))
        return f"{self.title.get(lang)}{wording.COLON[lang]}{said}"

    def findings(self, lang: Lang) -> tuple[str, ...]:
        """Return what it found where people are counted, as sentences; none where nothing of the kind is told."""
        counted = self.countable()
        if counted is None:
            return ()
        return _top_shown(counted.rows, lang) if self.form in BY_THEMSELVES else findings(counted, lang)

    def of_whom(self, lang: Lang) -> str:
        """Return of how many sessions and people it tells."""
        least, most = self.sessions
        words = pooled_words.TOGETHER if least == most else pooled_words.TOGETHER_MIXED
        if self.n is None:
            words = pooled_words.TOGETHER_UNNUMBERED
        return words.get(lang).format(of=self.of, sessions=most, least=least, most=most, n=self.n)

    def _ranges(self, lang: Lang) -> Iterator[str]:
        """Tell between which numbers the sessions' medians lie, line by line."""
        for sessions in sorted({each.sessions for each in self.ranges}, reverse=True):
            lines: dict[Text | None, list[str]] = {}
            for each in self.ranges:
                if each.sessions == sessions:
                    told = f"{each.row.label.get(lang)} {span(each, lang)}"
                    lines.setdefault(each.row.line_label, []).append(told)
            rest = [
                wording.JOIN[lang].join(told)
                if line is None
                else pooled_words.LINE.get(lang).format(
                    line=line.get(lang), rest=wording.JOIN[lang].join(told)
                )
                for line, told in lines.items()
            ]
            words = pooled_words.RANGES.get(lang)
            yield words.format(sessions=sessions, rest=wording.JOIN[lang].join(rest))

    def _means(self, lang: Lang) -> Iterator[str]:
        for each in self.rows:
            if each.row.mean is not None:
                label = (each.row.line_label or each.row.label).get(lang)
                yield pooled_words.MEAN_CHANGE.get(lang).format(
                    label=label, mean=f"{each.row.mean:+.2f}", sessions=each.sessions, n=each.row.n
                )


def span(each: PooledRow, lang: Lang) -> str:
    """Return between which numbers the sessions' medians lie, as people read it: 4〜6, or 5 where all are alike."""
    lowest, highest = (wording.number(end or 0) for end in (each.lowest, each.highest))
    return lowest if lowest == highest else f"{lowest}{pooled_words.TO[lang]}{highest}"


def _top_shown(rows: Sequence[Row], lang: Lang) -> tuple[str, ...]:
    """Tell the largest of the shares that are told; what is not told here may be larger."""
    told = [row for row in rows if row.share is not None]
    best = max((row.share or 0 for row in told), default=0)
    tops = [row for row in told if row.share == best]
    if not tops or len(tops) == len(told) > 1:
        return ()
    names = wording.JOIN_LABELS[lang].join(_named(row, lang) for row in tops)
    words = pooled_words.TOP_SHOWN if len(tops) == 1 else pooled_words.TOPS_SHOWN
    return (words.get(lang).format(label=names, n=tops[0].n, count=tops[0].count, share=best),)


def _named(row: Row, lang: Lang) -> str:
    label = row.label.get(lang)
    return label if row.line_label is None else f"{row.line_label.get(lang)}{wording.COLON[lang]}{label}"
