"""The longer texts that every report carries, in both languages."""

from __future__ import annotations

from wli_toolkit.content.model import Text

LIMITS = (
    Text(
        ja="これは参加した{n}人が、その日に自分で答えたものです。会社全体を表しません。",
        en="What {n} participants answered for themselves that day, not the whole workforce.",
    ),
    Text(
        ja="前後の差は、研修だけの効果とは言えません。比べる集団がなく、場の雰囲気や期待も影響します。",
        en="The difference cannot be credited to the seminar alone: there is no comparison group, and mood and "
        "expectation play a part.",
    ),
    Text(
        ja="「分ける・重ねる」の変化に、良い悪いはありません。",
        en="Movement between separating and integrating is neither good nor bad.",
    ),
    Text(
        ja="少人数の数字は、個人を守るため示していません。",
        en="Small counts are withheld, to protect individuals.",
    ),
    Text(
        ja="質問は独自に作ったもので、標準化された尺度ではありません。",
        en="The questions were made for this workshop; they are not a standardised scale.",
    ),
)
"""The limits box, printed in every report; {n} is how many joined."""

READING = (
    Text(
        ja="ここにある数字は、どれも{threshold}人以上をまとめたものです。「–」は、{threshold}人に満たないか、0人か、"
        "ほかの少ない数字を守るために出していないところです。",
        en="Every number here combines {threshold} people or more. “–” means fewer than {threshold}, nobody, or "
        "left out to protect another small number.",
    ),
    Text(
        ja="「ほとんど」は、8割以上の人が選び、それ以外の人が{threshold}人に満たないことを表します。人数は出しません。",
        en="“Almost all” means eight in ten or more, with fewer than {threshold} people who answered otherwise; no "
        "number is given.",
    ),
    Text(
        ja="「真ん中（の値）」は、答えを小さい順に並べたときの中央の値です。帯は、真ん中の半数の人が入る幅です。",
        en="“Median” is the middle answer when all are put in order. The band is the spread of the middle half.",
    ),
    Text(
        ja="人数の少ない答えは、{threshold}人以上になるように似た答えと合わせ、「◯◯・◯◯」のように示すことがあります。",
        en="An answer that few people gave may be counted together with similar ones, as “this / that”, until "
        "there are {threshold} people or more.",
    ),
    Text(
        ja="割合は四捨五入しているので、合わせて100%にならないことがあります。",
        en="Percentages are rounded, so they may not add up to exactly 100%.",
    ),
)
"""How to read the figures."""

UNNAMED = Text(
    ja="会場の中だけで名前を出すと約束した選択肢があります。この報告では「その他」に含めるか、数に入れていません。",
    en="Some options are named in the room only, as promised there. Here they are part of “Other”, or not counted.",
)
"""Added where an organiser's figure has such options."""

STATISTICS = Text(
    ja="割合の区間はウィルソンの95%区間です。変化の区間はブートストラップ(BCa)の95%区間、dzは変化の平均を変化の標準偏差で"
    "割った値です。前後の変化は、両方に答えた人だけで計算し、±1は「同じくらい」に数えています。これ以外の差は、"
    "前もって決めずに見たもの（探索的な結果）です。",
    en="Intervals of shares are Wilson's 95% intervals. Intervals of changes are 95% bootstrap intervals (BCa); dz is "
    "the mean change divided by the standard deviation of the changes. Before and after are compared for those who "
    "answered both times; ±1 counts as about the same. All other differences here are exploratory.",
)
