"""The words that results bring with them, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from wli_toolkit.content.model import LANGS, Lang, Text

OTHERS = Text(ja="その他", en="Other")
ALMOST_ALL = Text(ja="ほとんど", en="Almost all")
JOINED = Text(ja="{n}人が参加", en="{n} joined")
ANSWERED_AGAIN = Text(
    ja="30日後のふり返りに答えた人は{answered}人（{share}%）",
    en="{answered} ({share}%) answered the follow-up",
)
NOTHING = Text(ja="–", en="–")
WITHHELD = Text(
    ja="人数が少ないため、ここには出していません。",
    en="Too few people to show anything here.",
)
NOW = Text(ja="今", en="Now")
WANT = Text(ja="ちょうどよい", en="Just right")
BEFORE = Text(ja="はじめ", en="Before")
AFTER = Text(ja="終わり", en="After")
STAYED = Text(ja="終わりにも答えた人", en="Answered both times")
LEFT = Text(ja="はじめだけ答えた人", en="Answered before only")
UP = Text(ja="上がった", en="Up")
SAME = Text(ja="同じくらい", en="About the same")
DOWN = Text(ja="下がった", en="Down")
TOWARDS = Text(ja="{side}側へ", en="Towards “{side}”")
CHANGE = Text(ja="変化", en="Change")
YES = Text(ja="はい", en="Yes")
NO = Text(ja="いいえ", en="No")
AT_LEAST = Text(ja="{least}以上", en="{least} or more")
UNDER = Text(ja="{least}未満", en="Under {least}")
COUNT = Text(ja="{count}人", en="{count}")
COUNT_SHARE = Text(ja="{count}人（{share}%）", en="{count} ({share}%)")
OF_PEOPLE = Text(ja="{n}人中", en="of {n}")
INTERVAL = Text(ja="95%区間 {low}〜{high}%", en="95% interval {low}–{high}%")
MEDIAN = Text(ja="真ん中 {median}", en="median {median}")

FOUND_TOP = Text(
    ja="もっとも多かったのは「{label}」で、{n}人のうち{count}人（{share}%）です。",
    en="The most common answer was “{label}”: {count} of {n} ({share}%).",
)
FOUND_TOPS = Text(
    ja="もっとも多かったのは「{label}」で、それぞれ{n}人のうち{count}人（{share}%）です。",
    en="The most common answers were “{label}”, each with {count} of {n} ({share}%).",
)
FOUND_MERGED = Text(
    ja="「{label}」を合わせると、{n}人のうち{count}人（{share}%）で、もっとも多くなります。",
    en="Taken together, “{label}” come first: {count} of {n} ({share}%).",
)
FOUND_ALMOST_ALL = Text(
    ja="ほとんどの人が「{label}」でした。",
    en="Almost everyone answered “{label}”.",
)
FOUND_TOP_OPTION = Text(
    ja="もっとも多く選ばれたのは「{label}」で、{n}人のうち{count}人（{share}%）です。",
    en="The most often chosen was “{label}”: {count} of {n} ({share}%).",
)
FOUND_TOP_OPTIONS = Text(
    ja="もっとも多く選ばれたのは「{label}」で、それぞれ{n}人のうち{count}人（{share}%）です。",
    en="The most often chosen were “{label}”, each by {count} of {n} ({share}%).",
)
FOUND_ALMOST_ALL_OPTION = Text(
    ja="「{label}」は、ほとんどの人が選びました。",
    en="Almost everyone chose “{label}”.",
)
FOUND_TOP_SHOWN = Text(
    ja="ここに示した答えの中でもっとも多かったのは「{label}」で、{n}人のうち{count}人（{share}%）です。",
    en="Of the answers shown by name, “{label}” was the most common: {count} of {n} ({share}%).",
)
FOUND_TOP_CELL = Text(
    ja="もっとも多かったのは、「{line}」の「{label}」で、{n}人のうち{count}人（{share}%）です。",
    en="The most common was “{line}”, {label}: {count} of {n} ({share}%).",
)
FOUND_TOP_CELLS = Text(
    ja="もっとも多かったのは、「{label}」で、それぞれ{n}人のうち{count}人（{share}%）です。",
    en="The most common were “{label}”, each with {count} of {n} ({share}%).",
)
FOUND_MEAN = Text(
    ja="{n}人の平均では、「{label}」がもっとも大きく、{share}%です。",
    en="On average over {n} people, “{label}” has the largest share: {share}%.",
)
FOUND_MEANS = Text(
    ja="{n}人の平均では、「{label}」がもっとも大きく、それぞれ{share}%です。",
    en="On average over {n} people, “{label}” have the largest shares: {share}% each.",
)
FOUND_EVEN = Text(ja="答えは、ほぼ同じ人数に分かれました。", en="The answers were evenly divided.")
FOUND_SHARE = Text(
    ja="{n}人のうち{count}人（{share}%）です。同じような集まりなら、{low}〜{high}%くらいと見込まれます。",
    en="{count} of {n} people ({share}%). In gatherings like this one, expect somewhere between {low} and {high}%.",
)
FOUND_SHARE_ALMOST_ALL = Text(ja="ほとんどの人が当てはまります。", en="This holds for almost everyone.")
FOUND_LINE = Text(ja="{line}：{rest}。", en="{line}: {rest}.")
FOUND_MEDIAN = Text(ja="真ん中の値は{median}です", en="median {median}")
FOUND_MEDIANS = Text(
    ja="真ん中の値は、「{first}」が{a}、「{second}」が{b}",
    en="median {a} ({first}), {b} ({second})",
)
FOUND_COUNT = Text(ja="「{label}」{count}人", en="{label} {count}")
FOUND_HIDDEN = Text(ja="「{label}」–", en="{label} –")
FOUND_MOST = Text(ja="「{label}」がほとんど", en="{label} almost all")
# Plain strings: a Text would lose the blanks at its ends.
JOIN: Mapping[Lang, str] = {"ja": "、", "en": ", "}
JOIN_LABELS: Mapping[Lang, str] = {"ja": "」「", "en": "” and “"}
COLON: Mapping[Lang, str] = {"ja": "：", "en": ": "}
SPACE: Mapping[Lang, str] = {"ja": "", "en": " "}
MERGED: Mapping[Lang, str] = {"ja": "・", "en": " / "}


def joined(texts: Iterable[Text], between: Mapping[Lang, str] = MERGED) -> Text:
    """Return several texts as one, in each language."""
    every = tuple(texts)
    return Text(**{lang: between[lang].join(text.get(lang) for text in every) for lang in LANGS})


def filled(text: Text, **values: object) -> Text:
    """Return `text` with its placeholders filled, a Text among `values` in the language at hand."""
    return Text(
        **{
            lang: text.get(lang).format(
                **{
                    key: value.get(lang) if isinstance(value, Text) else value
                    for key, value in values.items()
                }
            )
            for lang in LANGS
        }
    )


def number(value: float) -> str:
    """Return a number as people read it: at most one decimal, halves rounded up, none where it is whole."""
    rounded = Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{rounded:.0f}" if rounded == int(rounded) else str(rounded)
