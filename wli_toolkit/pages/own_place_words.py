"""The sentences that tell a person where they sit in the group's picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wli_toolkit.content import both
from wli_toolkit.content.model import Lang, Text


@dataclass(frozen=True)
class Telling:
    """How it is told how many gave an answer: alone, or counted together with others under one name."""

    count: Text
    merged: Text
    almost_all: Text
    almost_all_merged: Text
    hidden: Text


ANSWER = both("Your answer is “{mine}”.")
NUMBER = both("Your answer is {number}, which belongs to “{mine}”.")
FULL = Telling(
    count=both("{count} of {n} people ({share}%) answered the same."),
    merged=both("It is counted together as “{group}”: {count} of {n} people ({share}%)."),
    almost_all=both("Almost everyone answered the same."),
    almost_all_merged=both("It is counted together as “{group}”, where almost everyone is."),
    hidden=both("What the others answered is not shown here, to protect each person."),
)
THERE = Telling(
    count=both("{count} of {n} people ({share}%) are there."),
    merged=FULL.merged,
    almost_all=both("Almost everyone is there."),
    almost_all_merged=FULL.almost_all_merged,
    hidden=FULL.hidden,
)
BRIEF = Telling(
    count=both("{count} of {n} people, {share}%"),
    merged=both("counted as “{group}”: {count} of {n} people, {share}%"),
    almost_all=both("almost everyone"),
    almost_all_merged=both("counted as “{group}”: almost everyone"),
    hidden=both("number not shown"),
)
SHORT = both("{head} ({told})")
ON_LINE = both("{line}: you chose “{mine}”")
CHOSEN = both("You chose “{mine}”")
HOLDS = both("True of you: “{mine}”")
IN_CELL = both("You chose “{line}” for “{mine}”")
MINE = both("Yours is {mine}.")
MINE_ON_LINE = both("{line}: yours is {mine}")
PERCENT_ON_LINE = both("{line}: yours is {mine}%")
TWO_ON_LINE = both("{line}: you, “{one}” {a} and “{other}” {b}")
MOVED = both("{line}: you went from {a} to {b}")
WAY = both("“{way}”: {told}")
MEDIAN = both("The median of {n} people is {median}.")
MIDDLE = both("The median of {n} people is {median}, and the middle half lies between {q1} and {q3}.")
MEDIAN_BRIEF = both("median {median}")
MIDDLE_BRIEF = both("median {median}, middle half {q1} to {q3}")
TWO_MEDIANS = both("medians {a} and {b}")
MEAN = both("mean {share}%")
NOT_COUNTED = both(
    "Your own answers are not counted in this picture: you answered later, or chose not to be counted."
)
GAP: Mapping[Lang, str] = {"ja": "", "en": " "}
