"""Reports as files: whether the page and the spreadsheet tell what the JSON tells, and nothing else."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from tests.unit.cli.reckoning.asked import EXERCISES

SOURCE = 2
"""The last columns of the CSV say which session it is and whose data."""
EVERY = {
    "ja": (
        "回答状況",
        "参加した{}人のうち",
        "答えて、全体のまとめに入れてよいとした人（割合は参加者比）",
        "この数字からは言えないこと",
    ),
    "en": (
        "Responses",
        "Of the {} who joined",
        "Answered and agreed to be counted (share: of joined)",
        "What these numbers do not say",
    ),
}
"""What the CSV calls the lines of responses, of how many, who that is, and the lines of limits."""
LIMITS = {
    "ja": (
        "会社全体を表しません",
        "研修だけの効果とは言えません",
        "良い悪いはありません",
        "標準化された尺度ではありません",
    ),
    "en": ("not the whole workforce", "seminar alone", "neither good nor bad", "not a standardised scale"),
}

MISSING = {"ja": r"この図に数えていない人は(\d+)人", "en": r"are not counted here: (\d+)\."}
"""How a page says how many left out what a figure counts: how many answered is told, so no secret."""


class Page(HTMLParser):
    """What a report shows: its words, the rows of its tables, its tags and where they point."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: Counter[str] = Counter()
        self.points_to: list[str] = []
        self.handlers: list[str] = []
        self.rows: list[list[str]] = []
        self.inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.inside.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
        for name, value in attrs:
            if name in ("src", "href", "xlink:href", "srcset", "action", "data", "poster"):
                self.points_to.append(value or "")
            if name.startswith("on"):
                self.handlers.append(name)
            if name == "aria-label":
                self.words.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" in self.inside:
            return
        self.words.append(data)
        if self.rows and self.rows[-1] and {"td", "th"} & set(self.inside):
            self.rows[-1][-1] += data

    @property
    def text(self) -> str:
        return "\n".join(self.words)


def stands_alone(html: str, page: Page) -> None:
    assert not page.tags.keys() & {"script", "iframe", "object", "embed", "link", "base", "form", "img"}, (
        page.tags
    )
    assert not page.handlers
    assert all(target.startswith(("#", "data:")) for target in page.points_to), page.points_to
    without = re.sub(r'xmlns(:\w+)?="[^"]*"', "", html)
    assert not re.search(r"https?://|@import|javascript:|url\((?!['\"]?(#|data:))", without)


def check_csv(raw: bytes, told: Mapping[str, Any], lang: str = "ja") -> None:
    """Check that the spreadsheet file tells what the JSON tells, row by row, and nothing else."""
    assert raw.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len({len(row) for row in table}) == 1
    width = len(table[0])
    responses, of_joined, counted, limits = EVERY[lang]
    expected: list[tuple[str, ...]] = []
    for exercise in dict.fromkeys(re.split("/", key)[0] for key in [*told_keys(told), *told["suppressed"]]):
        people = told["responses"].get(exercise, {"answered": "–", "share": "–"})
        line = (EXERCISES[exercise]["title"][lang], responses, of_joined.format(told["joined"]), counted)
        expected.append((*line, str(people["answered"]), "", str(people["share"])))
    for key in [*told_keys(told), *told["suppressed"]]:
        exercise, name = re.split("[/@]", key)[:2]
        figure = next(each for each in EXERCISES[exercise]["figures"] if each["id"] == name)
        shown = told["exercises"].get(exercise, {"figures": {}})["figures"].get(name)
        for row in (shown or {"rows": [None]})["rows"]:
            told_here = cells(row, lang, None if shown is None else shown["missing"])
            expected.append((EXERCISES[exercise]["title"][lang], figure["title"][lang], *told_here))
    numbers = [row for row in table[1:] if row[0] != limits]
    wide = [(*line, *[""] * (width - SOURCE - len(line))) for line in expected]
    printed = Counter(tuple(row[:-SOURCE]) for row in numbers)
    assert printed == Counter(wide), (printed - Counter(wide), Counter(wide) - printed)
    source = {tuple(row[-SOURCE:]) for row in numbers}
    assert len(source) == 1, "each line says the same of where it is from"
    assert told["session"] in next(iter(source))
    assert [row[1] for row in table[len(numbers) + 1 :]] == [each[lang] for each in told["limits"]]
    assert not any("".join(row[2:]) for row in table[len(numbers) + 1 :])


def told_keys(told: Mapping[str, Any]) -> list[str]:
    """Return the keys of the figures that tell something."""
    return [
        figure["key"] for exercise in told["exercises"].values() for figure in exercise["figures"].values()
    ]


def cells(row: Mapping[str, Any] | None, lang: str, missing: int | None) -> tuple[str, ...]:
    if row is None:
        return "", "", "–", "–"

    def say(value: object) -> str:
        return "" if value is None else str(value)

    def word(text: str) -> str:
        return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text

    line = word((row.get("line_label") or {lang: ""})[lang])
    n = "–" if row["n"] is None else str(row["n"])
    people = ""
    if row["kind"] == "count":
        people = (
            {"ja": "ほとんど", "en": "Almost all"}[lang] if row["almost_all"] else say(row["count"]) or "–"
        )
    low, high = row.get("low"), row.get("high")
    if row.get("mean") is not None:
        low, high = row["mean_low"], row["mean_high"]
    share = say(row.get("share"))
    if row["kind"] == "mean" and not share:
        share = "–"
    median = say(row.get("median"))
    if row["kind"] == "number" and not median:
        median = "–"
    rest = (row.get(name) for name in ("q1", "q3", "mean", "dz", "median_moved"))
    return (
        line,
        word(row["label"][lang]),
        n,
        people,
        share,
        say(low),
        say(high),
        median,
        *map(say, rest),
        say(missing),
    )


def check_html(html: str, told: Mapping[str, Any], lang: str = "ja") -> None:
    """Check that the page tells what the JSON tells."""
    page = Page(html)
    stands_alone(html, page)
    assert all(limit in page.text for limit in LIMITS[lang])
    colon = {"ja": "：", "en": ": "}[lang]
    expected, shown = [], 0
    for exercise in told["exercises"].values():
        for figure in exercise["figures"].values():
            shown += 1
            for row in figure["rows"]:
                label = row["label"][lang]
                if row.get("line_label"):
                    label = f"{row['line_label'][lang]}{colon}{label}"
                n = "–" if row["n"] is None else str(row["n"])
                count = share = ""
                if row["kind"] == "count":
                    count = {"ja": "ほとんど", "en": "Almost all"}[lang] if row["almost_all"] else "–"
                    if row["count"] is not None:
                        count, share = str(row["count"]), f"{row['share']}%"
                if row["kind"] == "mean":
                    share = "–" if row["share"] is None else f"{row['share']}%"
                expected.append((label, n, count, share))
    printed = [(row[0].strip(), row[1], row[2], row[3].split(" ")[0]) for row in page.rows if len(row) == 5][
        1:
    ]
    assert sorted(printed) == sorted(expected)
    assert page.tags["svg"] == shown, "one picture for each figure that tells something"
    least = told["thresholds"][told["audience"]]
    left_out = sorted(
        str(figure["missing"])
        for exercise in told["exercises"].values()
        for figure in exercise["figures"].values()
        if figure["missing"]
    )
    assert sorted(re.findall(MISSING[lang], page.text)) == left_out
    said = re.sub(f"、0人か、|1人[0-9]つまで|1人ひとり|{MISSING[lang]}", "", page.text)
    for found in re.finditer(r"(?<![\d〜–.])(\d+)人", said):
        assert int(found[1]) >= least or int(found[1]) == told["joined"], found[0]
