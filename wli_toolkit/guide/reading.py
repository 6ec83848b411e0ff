"""How to read each form of group picture, in two sentences."""

from __future__ import annotations

from wli_toolkit.content.model import Figure, Form, Text

FORMS: dict[Form, Text] = {
    "bars": Text(
        ja="棒の長さは、それを選んだ人の割合です。1人が1つを選ぶ問いなので、全部を足すとほぼ100%になります。",
        en="Each bar is the share of people who chose it. Everybody chose one, so the bars make up "
        "about 100% together.",
    ),
    "multi": Text(
        ja="棒の長さは、それを選んだ人の割合です。1人がいくつか選べる問いなので、足しても100%にはなりません。",
        en="Each bar is the share of people who chose it. People could choose several, so the bars "
        "do not add up to 100%.",
    ),
    "stacked": Text(
        ja="1本の帯が1つの場面で、色の幅がそれぞれを選んだ人の割合です。上下の帯を見くらべて、どの場面で分かれ方が違うかを見ます。",
        en="Each band is one situation, and the width of a colour is the share of people. Compare "
        "the bands: where is "
        "the group spread differently?",
    ),
    "dumbbell": Text(
        ja="上下に並んだ2つのしるしが、くらべる2つの真ん中の値です。離れているほど2つが違いますが、どちらの側がよいということではありません。",
        en="The two marks, one above the other, are the medians compared. The further apart they "
        "stand, the more the "
        "two differ; neither side is the better one.",
    ),
    "quartiles": Text(
        ja="しるしが真ん中の人の値で、帯はその前後の半数の人が入る幅です。帯が広いほど答えが分かれているので、平均的な1人を想像せずに読みます。",
        en="The mark is the median, and the bar spans the middle half of the people. A wide bar "
        "means that answers "
        "differ, so do not imagine one average person.",
    ),
    "bands": Text(
        ja="0〜10の答えをいくつかの幅に分け、それぞれの人の割合を示しています。区切りはこのワークショップで決めた目安で、合格・不合格の線ではありません。",
        en="Answers from 0 to 10 are cut into bands, each with its share of people. The cut-offs are "
        "this workshop's "
        "own and no pass mark.",
    ),
    "share": Text(
        ja="決めた数より上を選んだ人の割合と、その不確かさの幅です。人数が少ないほど幅が広くなるので、幅の中のどこでもありうると読みます。",
        en="The share of people at or above a value, and how uncertain it is. The fewer people, the "
        "wider the range; "
        "anything within it is possible.",
    ),
    "before_after": Text(
        ja="はじめと終わりの両方に答えた人について、上がった・同じ・下がった人数と、真ん中の値をくらべています。"
        "研修だけの効果とは言えませんし、「分ける・重ねる」の動きに良い悪いはありません。",
        en="Of those who answered both times: how many went up, stayed or went down, and the "
        "medians. It cannot be "
        "credited to the seminar alone, and movement between separating and integrating is neither "
        "good nor bad.",
    ),
    "heat": Text(
        ja="色が濃いますほど、それに当てはまる人の割合が高いことを表します。空らんのますは「0人」ではなく、人数が足りずに言えないところです。",
        en="The darker a cell, the larger the share of people. A blank cell does not mean nobody: "
        "too few people stand "
        "behind it for anything to be said.",
    ),
    "means": Text(
        ja="100点や24時間を分けた答えの、1人あたりの平均です。平均なので、その通りに分けた人がいるとは限りません。",
        en="The mean of how people shared a hundred points or the hours of a day. It is a mean: "
        "perhaps nobody shared "
        "them in just that way.",
    ),
}
BY = Text(
    ja="1本ずつが、選んだ形の違う人たちです。人数の少ない形は示さず、どの形が優れているとも読みません。",
    en="Each line is a group of people who chose differently. Small groups are not shown, and none "
    "of them is the "
    "better one.",
)
OCCASIONS = Text(
    ja="上の帯がはじめ、下の帯が終わりで、両方に答えた人だけを数えています。帯の形が変わっても、良くなった・悪くなったとは言いません。",
    en="One band is before, the other after, of those who answered both times. A different shape is "
    "neither better nor worse.",
)
LEAVERS = Text(
    ja="終わりにも答えた人と、はじめだけ答えた人の、はじめの値をくらべています。離れているときは、終わりの数字を全員のものとして話しません。",
    en="It compares, at the start, those who answered again at the end and those who did not. Where "
    "they are far apart, do "
    "not tell the numbers after as everybody's.",
)


def how_to_read(figure: Figure) -> Text:
    """Return how to read a picture, by its form and by what it compares."""
    if figure.compares == "occasions":
        return OCCASIONS
    if figure.compares == "leavers":
        return LEAVERS
    return BY if figure.by else FORMS[figure.form]
