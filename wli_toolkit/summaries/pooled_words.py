"""What is said of several sessions put together, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from wli_toolkit.content.model import Lang, Text

TOGETHER = Text(
    ja="{of}回のうち{sessions}回分、合わせて{n}人の答えです。",
    en="Figures of {sessions} of {of} sessions, {n} people.",
)
TOGETHER_UNNUMBERED = Text(
    ja="{of}回のうち{sessions}回分をまとめたものです。",
    en="Figures of {sessions} of {of} sessions.",
)
TOGETHER_MIXED = Text(
    ja="項目により、{of}回のうち{least}〜{most}回分、多いところで{n}人の答えです。",
    en="Figures of {least} to {most} of {of} sessions, depending on the line; {n} people at most.",
)
WITHHELD = Text(
    ja="2回分以上の数字がそろわないため、ここには出していません。",
    en="Not enough sessions have figures here that can be put together.",
)
TOP_SHOWN = Text(
    ja="数字を示した中でもっとも多いのは「{label}」で、{n}人のうち{count}人（{share}%）です。",
    en="Of what is shown, the most common is “{label}”: {count} of {n} ({share}%).",
)
TOPS_SHOWN = Text(
    ja="数字を示した中でもっとも多いのは「{label}」で、それぞれ{share}%です。",
    en="Of what is shown, the most common are “{label}”, {share}% each.",
)
RANGES = Text(
    ja="各回の真ん中の値が入る幅（{sessions}回分）：{rest}。",
    en="Medians of {sessions} sessions lie in these ranges: {rest}.",
)
LINE = Text(ja="「{line}」は、{rest}", en="{line}: {rest}")
MEAN_CHANGE = Text(
    ja="{label}：変化の平均は{mean}（{sessions}回分、{n}人）。",
    en="{label}: mean change {mean} ({sessions} sessions, {n} people).",
)
JOINED = Text(ja="{of}回で合わせて{n}人が参加", en="{n} joined {of} sessions")
ANSWERED_AGAIN = Text(
    ja="30日後のふり返りに答えた人は{answered}人（{share}%、{of}回のうち{sessions}回分）",
    en="{answered} ({share}%) answered the follow-up in {sessions} of {of} sessions",
)
READING = (
    Text(
        ja="{of}回分のまとめです。それぞれの回で示してよい数字だけを足したもので、回ごとの表や順位は作りません。",
        en="{of} sessions together: sums of what each session may show by itself. There is no table by session and "
        "no ranking between sessions.",
    ),
    Text(
        ja="人数が少なくて示せない回と、「ほとんど」とだけ示した回は、足していません。"
        "何回分かは、図ごとに書いてあります。",
        en="A session whose figure is withheld, or says “almost all” without a number, is not added in. Each figure "
        "says of how many sessions it tells.",
    ),
    Text(
        ja="答えの区分は、足したすべての回で同じになるところまで、まとめてあります。",
        en="Answers are grouped as finely as all added sessions have in common.",
    ),
    Text(
        ja="真ん中の値は足せません。3回分以上そろったところだけ、各回の真ん中の値が入る幅を示します。"
        "どの回の値かは示しません。",
        en="Medians cannot be added. Where three or more sessions tell theirs, the range that these lie in is shown, "
        "not which session has which.",
    ),
    Text(
        ja="「ほとんど」は、足した回のすべてで8割以上の人が選んだことを表します。",
        en="“Almost all” means eight in ten or more in every session added.",
    ),
    Text(
        ja="2つの回に参加した人は、2人として数えています。",
        en="Someone who took part in two sessions is counted twice.",
    ),
)
"""How to read figures put together; {of} is how many sessions there are."""
MIXED_AGENDAS = Text(
    ja="進行表や問いの違う回が入っています。足したのは、同じ問いを同じ選択肢でたずねた図だけです。",
    en="The sessions did not all ask the same. Only figures are added that were asked in the same words with the same "
    "answers.",
)
TO: Mapping[Lang, str] = {"ja": "〜", "en": "–"}
