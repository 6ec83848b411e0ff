"""What a figure counts before anything is withheld; these values never leave this room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wli_toolkit.content.model import Text
from wli_toolkit.summaries.order_statistics import Span
from wli_toolkit.summaries.partitions import Merge, Partition


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """People by category.

    Attributes
    ----------
    line, line_label
        Which line of the figure, None where it has one only.
    labels
        What each category is called, in the declared order.
    counts
        People by category, in the same order.
    people
        How many answered.
    merge
        How the categories merge.
    at_most
        How many categories one person may choose; None where they exclude each other.
    variable
        What is counted, to find other tables of the same.
    finest
        People by the finest values of that variable.
    within
        The finest values that each category holds.
    spans, domain
        Of a number cut into categories, each one's first and last whole number, and the least and greatest
        there is.
    question, unseen
        Where people choose from more than the categories of this table (the rest is sensitive, say): what the
        whole is called, and how many others there are.
    sides
        Where each category is a number that reaches a limit or does not: the table of just that.
    places
        Where the categories stand on lines of their own: each one's line and what that is called.
    room_only
        Categories that the organiser is not told of by name.
    twin
        What another table counts that is told in the same groups, beside this one.
    """

    counts: Mapping[str, int]
    labels: Mapping[str, Text]
    people: int
    merge: Merge = "others"
    line: str | None = None
    line_label: Text | None = None
    at_most: int | None = None
    variable: str = ""
    finest: Mapping[str, int] = field(default_factory=dict)
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    domain: Span | None = None
    question: str = ""
    unseen: int = 0
    sides: Mapping[str, Table] = field(default_factory=dict)
    places: Mapping[str, tuple[str, Text]] = field(default_factory=dict)
    room_only: frozenset[str] = frozenset()
    twin: Mapping[str, int] = field(default_factory=dict)

    def in_finest(self, partition: Partition) -> Partition:
        """Return a partition of the categories as one of the finest values."""
        return tuple(
            tuple(atom for value in group for atom in self.within.get(value, (value,))) for group in partition
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The numbers people gave, to be told as quartiles."""

    value: str
    label: Text
    numbers: tuple[float, ...]
    line: str | None = None
    line_label: Text | None = None
    quartiles_from: int = 0
    """Under so many people only the median is told."""
    variable: str = ""
    """What is counted, to find tables of the same; empty where it is other people's."""
    told_from: int = 0
    """Under so many people nothing is told, whatever the threshold."""
    people: int = 0
    """How many people the figure counts on this line, where these are only some of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The numbers people gave, by a category that another picture tells; told as quartiles of the groups told there.

    Attributes
    ----------
    by
        The variable of the other picture's table.
    numbers
        By category.
    """

    by: str
    numbers: Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The numbers the same people gave before and after."""

    before: tuple[float, ...]
    after: tuple[float, ...]
    line: str
    line_label: Text
    label: Text
    directed: bool
    """Whether more of it is better; only then is a mean change told."""
    reach: int | None = None
    """The largest change there can be, where answers are whole numbers; None where nothing says it."""

    @property
    def ways(self) -> str:
        """The variable of the table that counts which way they went."""
        return ways_of(self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Numbers that share a hundred, to be told as means.

    Attributes
    ----------
    numbers
        By line, what each person gave it; the people in the same order on every line.
    """

    labels: Mapping[str, Text]
    numbers: Mapping[str, tuple[float, ...]]

    @property
    def people(self) -> int:
        """How many people answered."""
        return len(next(iter(self.numbers.values())))


Part = Table | Sample | Groups | Pairs | Means


def ways_of(name: str) -> str:
    """Return the variable of the table that counts which way people went in `name`."""
    return f"{name}±"


def paired(name: str, occasion: str) -> str:
    """Return the variable of what those who answered `name` both times answered on one occasion."""
    return f"{name}±{occasion}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Everything one figure counts.

    Attributes
    ----------
    parts
        In the order of the figure's rows.
    contributors
        Participant id → digest of the answers counted.
    everyone
        By `field@occasion`, the numbers of everyone who answered.
    sensitive
        Whether any of it is from sensitive answers.
    order
        The rows' values in the order in which they are told, where the parts do not say it.
    """

    parts: tuple[Part, ...]
    contributors: Mapping[str, str]
    everyone: Mapping[str, tuple[float, ...]]
    sensitive: bool
    domain: tuple[float, float] | None = None
    order: tuple[str, ...] = ()

    @property
    def room_only(self) -> bool:
        """Whether it counts anything that the organiser is not told of by name."""
        return any(isinstance(part, Table) and bool(part.room_only) for part in self.parts)
