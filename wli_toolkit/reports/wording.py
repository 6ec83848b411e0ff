"""The longer texts that every report carries, in both languages."""

from __future__ import annotations

from wli_toolkit.content.model import Lang, Text

LIMITS = (
    Text(
        ja="これは参加した{n}人が、その日に自分で答えたものです。会社全体を表しません。",
        en="What {n} participants answered for themselves that day, not the whole workforce.",
    ),
    Text(
        ja="前後の差は、研修だけの効果とは言えません。くらべる集団がなく、場の雰囲気や期待も影響します。",
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
    ja="会場の中だけで示すと約束した選択肢があります。この報告書では「その他」に含めるか、数に入れていません。",
    en="Some options are named in the room only, as promised there. Here they are part of “Other”, or not counted.",
)
"""Added where an organiser's figure has such options."""

STATISTICS = Text(
    ja="割合の区間はウィルソンの95%区間です。変化の区間はブートストラップ（BCa）の95%区間、dzは変化の平均を変化の標準偏差で"
    "割った値です。前後の変化は、両方に答えた人だけで計算し、±1は「同じくらい」に数えています。これ以外の差は、"
    "前もって決めずに見たもの（探索的な結果）です。",
    en="Intervals of shares are Wilson's 95% intervals. Intervals of changes are 95% bootstrap intervals (BCa); dz is "
    "the mean change divided by the standard deviation of the changes. Before and after are compared for those who "
    "answered both times; ±1 counts as about the same. All other differences here are exploratory.",
)

DOT: dict[Lang, str] = {"ja": "・", "en": " · "}
"""Between two short things on one line."""
AGENDA = Text(ja="進行表", en="Agenda")
BOTH_TIMES = Text(ja="はじめと終わりの両方に答えた人", en="People who answered before and after")
READER = Text(ja="だれのための報告書か", en="For whom")
LANGUAGE = Text(ja="言語", en="Language")
LANGUAGES: dict[Lang, Text] = {
    "ja": Text(ja="日本語", en="Japanese"),
    "en": Text(ja="英語", en="English"),
}
SENSITIVE_FROM = Text(
    ja="{least}（体調・介護・お金など、とくに私的な問いは{n}人以上）",
    en="{least} ({n} or more for the more private questions)",
)
FACILITATOR_ONLY = Text(
    ja="進行役の手元用です。主催者には、主催者向けの報告書を渡してください。",
    en="For the facilitator's own use. Give the organiser the report for the organiser.",
)
CHANGES = Text(ja="はじめと終わりで、どちらへ動いたか", en="Which way people went, from before to after")
CHANGES_LEAD = Text(
    ja="はじめと終わりの両方に答えた人を数えました。±1は「同じくらい」です。",
    en="Counted among those who answered before and after; ±1 is about the same.",
)
NO_CHANGES = Text(
    ja="人数が少ないため、上がった人・下がった人の数は示していません。",
    en="Too few people to show how many went up or down.",
)
STANDS_OUT = Text(ja="目立ったこと", en="What stands out")

# Sentences above a figure that tells of several lines.
WENT_UP = Text(ja="上がった人は、{rest}でした。", en="Up from before to after: {rest}.")
WIDEST = Text(
    ja="真ん中の値の差がもっとも大きいのは「{line}」で、「{first}」が{a}、「{second}」が{b}です。",
    en="The medians are furthest apart for “{line}”: {a} ({first}), {b} ({second}).",
)
WIDEST_SEVERAL = Text(
    ja="真ん中の値の差がもっとも大きいのは、「{lines}」です。",
    en="The medians are furthest apart for “{lines}”.",
)
NO_GAP = Text(ja="どの項目も、2つの真ん中の値は同じです。", en="The two medians are the same on every line.")
SHARE_OF = Text(
    ja="{title}は、{n}人のうち{count}人（{share}%）です。",
    en="{title}: {count} of {n} ({share}%).",
)
MEDIAN_OF = Text(ja="{label} {median}", en="{label} {median}")
MEDIANS = Text(ja="真ん中の値：{rest}", en="Medians: {rest}")
TOP_SHOWN = Text(
    ja="数字を示した中でもっとも多いのは、「{line}」の「{label}」で、{n}人のうち{count}人（{share}%）です。",
    en="Of what is shown, the most common is “{line}”, {label}: {count} of {n} ({share}%).",
)
MEDIAN_MOVED = Text(ja="「{label}」{before}→{after}", en="{label} {before} → {after}")
MEDIANS_MOVED = Text(ja="真ん中の値（はじめ→終わり）：{rest}", en="Medians, before → after: {rest}")
MEDIANS_BEFORE_AFTER = Text(ja="はじめと終わりの、真ん中の値", en="Medians before and after")

# The chapter on rules at work.
RULES = Text(ja="決まりや制度が「わからない」人の割合", en="Who is not sure of the rules at work")
RULES_SHORT = Text(ja="制度の周知", en="Rules at work")
RULES_LEAD = Text(
    ja="職場の決まりや制度について、「わからない」と答えた人の割合です。知らせる機会が足りないのかもしれません。"
    "制度の良し悪しや、一人ひとりの知識を問うものではありません。",
    en="The share of people who are not sure of the rules at work. The rules may need to be made better known; "
    "this judges neither the rules nor what anybody knows.",
)
MOST_UNSURE = Text(
    ja="「わからない」がもっとも多いのは「{label}」で、{n}人のうち{count}人（{share}%）です。",
    en="People are least sure about “{label}”: {count} of {n} ({share}%) are not sure.",
)
UNSURE_OF = Text(
    ja="数えた答え（かっこ内は答えた人数）：{answers}",
    en="Answers counted (of how many people): {answers}",
)

REMARKS_HINT = Text(
    ja="問いかけを消して、書きかえてお使いください。個人がわかることは書かないでください。",
    en="Write over these prompts. Leave out whatever could point to a person.",
)
REMARKS = (
    Text(
        ja="数字から読み取れること、読み取れないことは何ですか。",
        en="What do the numbers show, and what do they not show?",
    ),
    Text(
        ja="会場の様子で、数字に出ていないことはありましたか。",
        en="What did you notice in the room that no number shows?",
    ),
    Text(
        ja="職場で確かめたい、または知らせたい決まりや制度は何ですか。",
        en="Which rules or arrangements at work should be checked, or made better known?",
    ),
    Text(
        ja="次に小さく試すなら、何を、いつ、だれとしますか。",
        en="What small thing could be tried next, when, and with whom?",
    ),
    Text(
        ja="30日後のふり返りは、どのように行いますか。",
        en="How will people look back after 30 days?",
    ),
)
"""What a facilitator is asked when writing remarks."""

# The facilitator's appendix of what was handed in.
BLUEPRINTS = Text(ja="あずかった設計図", en="Blueprints handed in")
BLUEPRINTS_LEAD = Text(
    ja="本人が、進行役に読んでもらうためにあずけたものです。主催者にも、ほかの人にも見せないでください。"
    "{day}までに、このファイルも消してください。番号は、席番号ではありません。",
    en="Their authors handed these in for the facilitator to read. Show them to nobody else, the organiser included, "
    "and delete this file, too, by {day}. The numbers are not seat numbers.",
)
BLUEPRINTS_OPEN = Text(
    ja="セッションを終えるまでは、本人が設計図を取り戻せるため、ここには入れていません。終えたあとに書き出すと入ります。",
    en="Until the session ends their authors may take their blueprints back, so they are not copied here. Export again "
    "once it has ended.",
)
BLUEPRINTS_ELSEWHERE = Text(
    ja="あずかった設計図は{count}件です。中身は、スライドには入れていません。進行役向けのExcelまたはHTMLの報告書で"
    "お読みください。",
    en="Blueprints handed in: {count}. They are not copied onto slides; read them in the facilitator's Excel or HTML "
    "report.",
)
"""In a deck, which gets shown and sent."""
NO_BLUEPRINTS = Text(ja="あずかった設計図は、ありません。", en="No blueprint was handed in.")
BLUEPRINT_NUMBER = Text(ja="提出番号 {number}", en="Number {number}")
REPLY = Text(ja="進行役からのひとこと", en="The facilitator's note")

APPENDIX_MIDDLE = Text(
    ja="真ん中の値 [半数の幅]、変化 [95%区間]",
    en="Median [middle half], change [95% interval]",
)
"""Head of a narrow column: medians, or mean changes."""

# How many answered, and what is not told.
RESPONSES = Text(ja="回答状況", en="Responses")
OUT_OF_JOINED = Text(ja="参加した{joined}人のうち", en="Of the {joined} who joined")
ANSWERED_COUNTED = Text(
    ja="答えて、全体のまとめに入れてよいとした人（割合は参加者比）",
    en="Answered and agreed to be counted (share: of joined)",
)
"""Name the line of responses in the table of all numbers, whose columns are those of figures."""
RESPONSES_LEAD = Text(
    ja="参加した{joined}人のうち、各ワークに答え、全体のまとめに入れてよいとした人の数です。途中で帰った人、答えなかった人、"
    "まとめに入れないことを選んだ人は数えていません。",
    en="Of the {joined} people who joined, how many answered each exercise and agreed to be counted. Those who left "
    "early, did not answer or chose not to be counted are not in it.",
)
JOINED_ONLY = Text(ja="{joined}人が参加しました。", en="{joined} people joined.")
JOINED_AND_BOTH = Text(
    ja="{joined}人が参加し、{both}人がはじめと終わりの両方に答えました。",
    en="{joined} people joined; {both} answered both before and after.",
)
ONE_OF = Text(
    ja="選んで取り組むワークには、それを選んだ人だけが答えています。",
    en="Where people chose among exercises, only those who chose one answered it.",
)
OF_JOINED = Text(ja="参加者比（%）", en="Of joined (%)")
NOT_COUNTED = Text(ja="答えたが数えていない人", en="Answered, not counted")
LEFT_OUT = Text(
    ja="人数が少ないため、出していない図：{titles}",
    en="Too few people to show: {titles}",
)
LEFT_OUT_TITLE = Text(ja="人数が少ないため、出していない図", en="Not shown: too few people")
LEFT_OUT_LEAD = Text(
    ja="答えがなかったのか、少なかったのかは、区別していません。",
    en="Whether there were no answers or only few looks the same here, on purpose.",
)

# What stood on the wall, in the facilitator's reports only.
WALL = Text(ja="声の壁に出た言葉", en="From the wall")
WALL_LEAD = Text(
    ja="本人が「出す」を選び、進行役が声の壁に出した言葉です。主催者にも、ほかの人にも渡さないでください。"
    "{day}までに、このファイルも消してください。",
    en="Their authors put these on the wall, and the facilitator showed them to the room. Pass them on to nobody, the "
    "organiser included, and delete this file, too, by {day}.",
)
