"""What the blueprints that were handed in have in common, as rows of a report for the facilitator."""

from __future__ import annotations

from collections.abc import Iterator

from wli_toolkit.content.model import Lang, Text
from wli_toolkit.reports.report import Report
from wli_toolkit.summaries import findings, wording
from wli_toolkit.summaries.handed_in import InCommon, chosen
from wli_toolkit.summaries.themes import Told

TITLE = Text(ja="あずかった設計図のまとめ", en="What the blueprints have in common")
WORDS = Text(ja="{n}人以上が書いた言葉", en="Words that {n} people or more used")
NO_WORDS = Text(ja="ありませんでした。", en="None.")
BOXES = Text(ja="欄ごとの、あずけた人数", en="How many handed in each box")
OR_MORE = Text(ja="{n}人以上", en="{n} or more")
NAMED = Text(ja="{name}（{people}）", en="{name} ({people})")
CHOSEN = Text(ja="全体で選ばれたもの：{box}", en="What the group chose: {box}")
READING = Text(
    ja="回数ではなく、書いた人数を数えています。言葉だけでは、賛成か反対かはわかりません。人の名前・地名・数字は除いています。",
    en="People are counted, not how often they wrote a word. A word does not say whether they are for or against. "
    "Names, places and numbers are left out.",
)
LEFT_OUT = Text(
    ja="私的なことにふれやすい次の欄の言葉も、数えていません：{boxes}。",
    en="So are the words in these boxes, which may touch private things: {boxes}.",
)


def rows(report: Report) -> tuple[tuple[str, str], ...]:
    """Return (what, as text) for each thing that the blueprints have in common; nothing for the organiser.

    What is told of words and boxes was counted when the session had ended; nothing where fewer people than the
    threshold handed in.
    """
    common = None if report.blueprints is None else report.blueprints.in_common
    return () if common is None or not common.tells else tuple(_rows(report, common))


def reading(report: Report) -> str:
    """Return how to read the rows."""
    lang = report.lang
    common = None if report.blueprints is None else report.blueprints.in_common
    said = [READING.get(lang)]
    if common is not None and common.left_out:
        boxes = wording.JOIN[lang].join(title.get(lang) for title in common.left_out)
        said.append(LEFT_OUT.get(lang).format(boxes=boxes))
    return wording.SPACE[lang].join(said)


def _rows(report: Report, common: InCommon) -> Iterator[tuple[str, str]]:
    lang, n = report.lang, common.threshold
    named = [_named(each.word, each.told, n, lang) for each in common.themes]
    yield WORDS.get(lang).format(n=n), wording.JOIN[lang].join(named) or NO_WORDS.get(lang)
    boxes = [_named(box.title.get(lang), box.told, n, lang) for box in common.boxes]
    yield BOXES.get(lang), wording.JOIN[lang].join(boxes)
    for title, figure in chosen(report.session.pack_model(), report.summary.figures):
        found = wording.SPACE[lang].join(findings(figure, lang))
        if found:
            yield CHOSEN.get(lang).format(box=title.get(lang)), found


def _named(name: str, told: Told | None, threshold: int, lang: Lang) -> str:
    return NAMED.get(lang).format(name=name, people=people(told, threshold, lang))


def people(told: Told | None, threshold: int, lang: Lang) -> str:
    """Return how many people, as far as it may be told."""
    if told is None:
        return wording.NOTHING.get(lang)
    if told.almost_all:
        almost = wording.ALMOST_ALL.get(lang)
        return almost.lower() if lang == "en" else almost
    if told.people is None:
        return OR_MORE.get(lang).format(n=threshold)
    return wording.COUNT.get(lang).format(count=told.people)
