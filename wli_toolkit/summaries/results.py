"""The frozen values a summary consists of: they hold only what may be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from wli_toolkit.content.model import Form, Lang, Text
from wli_toolkit.summaries import wording
from wli_toolkit.summaries.room_only import OTHERS

Audience = Literal["room", "organiser"]
RowKind = Literal["count", "number", "change", "mean"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a figure's table; what may not be told is None, whether it is small or empty.

    Attributes
    ----------
    kind
        *count*: people in a category; *number*: quartiles of a number; *change*: how far pairs moved;
        *mean*: the mean share of a hundred.
    value
        The category, merged ones joined by `+`; or the field or score.
    line
        Which line of the figure it belongs to, by field or score; None where the figure has one only.
    n
        How many people the row's table counts.
    count, share, low, high
        People, whole percent of `n`, and the 95 % interval of that percent (Wilson); of a mean only `share`,
        itself in whole percent.
    almost_all
        True instead of a number, where all but a few are in the category.
    median, q1, q3
        In the unit of the field or score.
    mean, mean_low, mean_high, dz
        Mean change with its 95 % interval, and mean / standard deviation of the changes.
    median_moved
        Median size of the change, for what has no good direction.
    """

    kind: RowKind
    value: str
    label: Text
    line: str | None = None
    line_label: Text | None = None
    n: int | None = None
    count: int | None = None
    share: int | None = None
    low: float | None = None
    high: float | None = None
    almost_all: bool = False
    median: float | None = None
    q1: float | None = None
    q3: float | None = None
    mean: float | None = None
    mean_low: float | None = None
    mean_high: float | None = None
    dz: float | None = None
    median_moved: float | None = None

    @property
    def members(self) -> tuple[str, ...]:
        """The categories the row counts."""
        return tuple(self.value.split("+"))

    @property
    def withheld(self) -> bool:
        """Whether the row tells nothing."""
        told = (self.count, self.share, self.median, self.mean, self.median_moved)
        return not self.almost_all and all(value is None for value in told)

    def as_json(self) -> dict[str, Any]:
        """Return the row with the keys of its kind."""
        data: dict[str, Any] = {}
        if self.line is not None:
            data["line"] = self.line
            data["line_label"] = None if self.line_label is None else self.line_label.model_dump()
        data |= {"kind": self.kind, "value": self.value, "label": self.label.model_dump(), "n": self.n}
        return data | {name: getattr(self, name) for name in _KEYS[self.kind]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Row:
        """Return the row that `as_json` told."""
        texts = {name: Text(**data[name]) for name in ("label", "line_label") if data.get(name) is not None}
        return cls(**(dict(data) | texts))


_KEYS: Mapping[RowKind, tuple[str, ...]] = {
    "count": ("count", "share", "low", "high", "almost_all"),
    "number": ("median", "q1", "q3"),
    "change": ("mean", "mean_low", "mean_high", "dz", "median_moved"),
    "mean": ("share",),
}


@dataclass(frozen=True, slots=True)
class Number:
    """The quartiles of one field or score on one occasion, for everyone who answered it.

    `name` is `field@occasion`; a quartile that would give a small cell of a table away is None.
    """

    name: str
    n: int
    median: float | None
    q1: float | None
    q3: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureResult:
    """One group picture as numbers; frozen, and without anything that may not be told.

    Attributes
    ----------
    key
        `exercise/figure@occasion`, the key of its snapshot.
    n
        How many people it counts; None where the whole table is withheld, because it is empty, small or
        nothing in it could be told.
    answered
        How many people answered the exercise on that occasion; None as above.
    numbers
        The quartiles of the numbers it is made of.
    domain
        The ends of the axis for numbers.
    threshold
        How many people a cell must hold.
    paired
        Whether it looks at those who answered both before and after.
    """

    key: str
    exercise: str
    figure_id: str
    occasion: str
    form: Form
    title: Text
    says: Text
    threshold: int
    n: int | None = None
    answered: int | None = None
    rows: tuple[Row, ...] = ()
    numbers: tuple[Number, ...] = ()
    domain: tuple[float, float] | None = None
    paired: bool = False

    @property
    def suppressed(self) -> bool:
        """Whether nothing of it is told."""
        return self.n is None

    @property
    def missing(self) -> int | None:
        """How many of those who answered the exercise are not counted here; None where that is not told."""
        return None if self.n is None or self.answered is None else max(0, self.answered - self.n)

    @property
    def unnamed(self) -> bool:
        """Whether some of its categories are for the room only, and so have no name here."""
        return any(OTHERS in row.members for row in self.rows)

    def lines(self) -> dict[str, tuple[Row, ...]]:
        """Return the rows by line; figures of one line have the key `""`."""
        result: dict[str, tuple[Row, ...]] = {}
        for row in self.rows:
            result[row.line or ""] = (*result.get(row.line or "", ()), row)
        return result

    def sentence(self, lang: Lang) -> str:
        """Return one sentence on what the picture shows."""
        return (
            wording.WITHHELD.get(lang) if self.n is None else self.says.get(lang).replace("{n}", str(self.n))
        )

    def as_json(self) -> dict[str, Any]:
        """Return what `from_json` takes, which is also what a snapshot keeps."""
        plain: dict[str, Any] = {name: getattr(self, name) for name in _PLAIN}
        return plain | {
            "title": self.title.model_dump(),
            "says": self.says.model_dump(),
            "sentence": {"ja": self.sentence("ja"), "en": self.sentence("en")},
            "rows": [row.as_json() for row in self.rows],
            "numbers": [[each.name, each.n, each.median, each.q1, each.q3] for each in self.numbers],
            "domain": None if self.domain is None else list(self.domain),
            "paired": self.paired,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> FigureResult:
        """Return the result that `as_json` told."""
        plain = {name: data[name] for name in _PLAIN}
        domain = data["domain"]
        return cls(
            **plain,
            title=Text(**data["title"]),
            says=Text(**data["says"]),
            rows=tuple(Row.from_json(row) for row in data["rows"]),
            numbers=tuple(Number(*cast("list[Any]", each)) for each in data["numbers"]),
            domain=None if domain is None else (domain[0], domain[1]),
            paired=bool(data.get("paired")),
        )


_PLAIN = ("key", "exercise", "figure_id", "occasion", "form", "threshold", "n", "answered")
