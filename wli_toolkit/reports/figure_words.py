"""What is said beside figures, what columns are called and mean, and the data dictionary; in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from wli_toolkit.content.model import Form, Text
from wli_toolkit.summaries import wording as words

FORM_NOTES: Mapping[Form, Text] = {
    "bars": Text(
        ja="棒の長さは人数です。1人が1つ答えました。",
        en="Each bar shows how many people. One answer each.",
    ),
    "bands": Text(
        ja="棒の長さは人数です。0〜10の答えを、いくつかの区分にまとめて数えました。",
        en="Each bar shows how many people. Answers from 0 to 10 are counted in bands.",
    ),
    "multi": Text(
        ja="棒の長さは人数です。1人がいくつか選べるので、合わせても100%にはなりません。",
        en="Each bar shows how many people. Several choices each, so they do not add up to 100%.",
    ),
    "stacked": Text(
        ja="1本の棒が、その項目に答えた人の全体（100%）です。",
        en="Each bar is everyone who answered that line (100%).",
    ),
    "share": Text(
        ja="棒の長さは人数です。割合の95%区間は、すべての数字の表にあります。",
        en="Each bar shows how many people. The 95% interval of the share is in the table of all numbers.",
    ),
    "quartiles": Text(
        ja="答えを小さい順に並べたときの真ん中の値と、真ん中の半数の人が入る幅です。",
        en="The middle answer when all are put in order, with the spread of the middle half.",
    ),
    "dumbbell": Text(
        ja="棒は、それぞれの真ん中の値です。2本の差が、2つの答えの開きです。",
        en="The bars are medians. The difference of the two is how far the answers are apart.",
    ),
    "before_after": Text(
        ja="両方に答えた人だけを数えました。±1は「同じくらい」です。",
        en="Only people who answered both times are counted; ±1 is about the same.",
    ),
    "heat": Text(
        ja="色が濃いほど、選んだ人の割合が大きいところです。",
        en="The darker a cell, the larger the share of people.",
    ),
    "means": Text(
        ja="一人ひとりの割合を平均したものです。",
        en="Each person's shares, averaged.",
    ),
}
"""How to read a figure of each form."""
WITHHELD_HERE = Text(
    ja="「–」は、{threshold}人に満たないか、0人か、ほかの少ない数字を守るために出していないところです。",
    en="“–” means fewer than {threshold}, nobody, or left out to protect another small number.",
)
MISSING = Text(
    ja="このワークに答えた人のうち、この図に数えていない人は{missing}人です。",
    en="Answered this exercise but are not counted here: {missing}.",
)
COUNTED = Text(
    ja="答えて、全体のまとめに入れてよいとした人の数です。「–」は、少人数のため示していません。",
    en="People who answered and agreed to be counted; “–” is not shown, for want of people.",
)
"""Under the slide of responses."""
NOT_DRAWN = Text(ja="「–」の項目：{labels}。", en="–: {labels}.")
"""Lines of a figure that tell nothing and so are not drawn."""

ALL_NUMBERS = Text(ja="数値一覧", en="All numbers")
DICTIONARY = Text(ja="データ辞書", en="Data dictionary")
CONTENTS = Text(ja="このファイルの中身", en="In this file")
READING = Text(ja="読み方と言えないこと", en="Reading and limits")
CONTINUED = Text(ja="{title}（{page}/{pages}）", en="{title} ({page}/{pages})")
PEOPLE_OF = Text(ja="{title}（{n}人）", en="{title} ({n} people)")
MIDDLE_HALF = Text(ja="真ん中の半数の人は {q1}〜{q3}", en="middle half {q1}–{q3}")

FIGURE = Text(ja="図", en="Figure")
ANSWERED = Text(ja="答えた人数", en="Answered")
PEOPLE = Text(ja="人数", en="People")
SHARE = Text(ja="割合（%）", en="Share (%)")
MEAN_CHANGE = Text(ja="変化の平均", en="Mean change")
MEDIAN_MOVED = Text(ja="変化の大きさの真ん中の値", en="Median size of the change")
"""What columns are called wherever they stand."""
BEFORE_AND_AFTER = Text(ja="はじめと終わり", en="Before and after")

DICTIONARY_HEAD = (
    Text(ja="ワーク", en="Exercise"),
    FIGURE,
    Text(ja="形", en="Form"),
    Text(ja="数えた列", en="Column counted"),
    Text(ja="たずねたこと", en="What was asked"),
    Text(ja="答え方", en="Kind of answer"),
    Text(ja="どのように見せるか", en="How it is shown"),
    Text(ja="時期", en="When"),
    Text(ja="少ない答えのまとめ方", en="How answers with few people are merged"),
    Text(ja="数字を示す人数", en="Shown from"),
)
FORMS: Mapping[Form, Text] = {
    "bars": Text(ja="答えごとの人数", en="People by answer"),
    "multi": Text(ja="選んだものごとの人数", en="People by choice, several each"),
    "stacked": Text(ja="項目ごとの内訳", en="Answers, line by line"),
    "dumbbell": Text(ja="2つの真ん中の値", en="Two medians a line"),
    "quartiles": Text(ja="真ん中の値と幅", en="Medians and spreads"),
    "bands": Text(ja="区分ごとの人数", en="People by band"),
    "share": Text(ja="当てはまる人の割合", en="Share of people"),
    "before_after": BEFORE_AND_AFTER,
    "heat": Text(ja="割合の表", en="Grid of shares"),
    "means": Text(ja="割合の平均", en="Mean shares"),
}
KINDS: Mapping[str, Text] = {
    "scale": Text(ja="0〜10の目盛り", en="Scale from 0 to 10"),
    "choice": Text(ja="1つ選ぶ", en="One choice"),
    "choices": Text(ja="いくつか選ぶ", en="Several choices"),
    "yes_no": Text(ja="はい・いいえ", en="Yes or no"),
    "hours": Text(ja="時間数（30分きざみ）", en="Hours, by halves"),
    "minutes": Text(ja="時間（分）", en="Minutes"),
    "points": Text(ja="100点を分ける", en="Shares of 100 points"),
    "chips": Text(ja="選んで強さを付ける（0〜3）", en="Chosen with a strength, 0 to 3"),
    "place": Text(ja="面の上の位置（0〜10）", en="Place on a plane, 0 to 10"),
    "date": Text(ja="日付", en="Date"),
    "time": Text(ja="時刻", en="Time of day"),
    "score": Text(ja="答えから計算した値", en="Computed from the answers"),
}
SEEN_BY: Mapping[str, Text] = {
    "G": Text(
        ja="同意した人の分だけを、まとめた形で",
        en="Combined, of those who agreed",
    ),
    "S": Text(
        ja="とくに私的な問いにも同意した人の分だけを、10人以上まとめた形で",
        en="Combined, of ten or more who agreed to this question, too",
    ),
}
OCCASIONS: Mapping[str, Text] = {
    "before": words.BEFORE,
    "during": Text(ja="途中", en="During"),
    "after": words.AFTER,
    "followup": Text(ja="30日後", en="After 30 days"),
}
MERGED_OTHERS = Text(
    ja="人数の少ない答えは「その他」に合わせる",
    en="Answers with few people are gathered as “Other”",
)
MERGED_NEIGHBOURS = Text(
    ja="人数の少ない答えは、となりの答えに合わせる",
    en="Answers with few people are put together with those next to them",
)
BY = Text(ja="「{title}」の区分ごとに見る", en="For each group of “{title}”")
MERGED_STEPS = Text(
    ja="人数がそろうまで、順に合わせる：{steps}", en="Merged in turn until large enough: {steps}"
)
ALONE = Text(ja="合わせない", en="Not merged")
AT_LEAST = Text(ja="{least}以上を「当てはまる」と数える", en="Counted from {least} on")
ROOM_ONLY = Text(
    ja="「{labels}」は、会場の中だけで示す",
    en="“{labels}” is named in the room only",
)

COLUMNS = (
    (
        ANSWERED,
        Text(
            ja="その問いに答え、全体のまとめに入れてよいとした人の数。図や行によって違うことがあります。",
            en="People who answered that question and agreed to be counted. It may differ between figures and rows.",
        ),
    ),
    (PEOPLE, Text(ja="その区分に入る人の数。", en="People with that answer.")),
    (
        SHARE,
        Text(
            ja="答えた人数に対する割合を四捨五入した整数。点の配分では、一人ひとりの割合の平均。",
            en="Whole percent of those who answered; of shares of a hundred, the mean of each person's share.",
        ),
    ),
    (
        Text(ja="95%区間", en="95% interval"),
        Text(
            ja="割合はウィルソンの区間、変化の平均はブートストラップ（BCa）の区間。同じような集まりで見込まれる幅です。",
            en="Wilson's for shares, bootstrap (BCa) for mean changes: what to expect in gatherings like this one.",
        ),
    ),
    (
        Text(ja="真ん中の値（中央値）", en="Median"),
        Text(ja="答えを小さい順に並べたときの中央の値。", en="The middle answer when all are put in order."),
    ),
    (
        Text(ja="下から4分の1の値・上から4分の1の値", en="Lower and upper quartile"),
        Text(
            ja="この2つの間に、真ん中の半数の人が入ります。",
            en="The middle half of people lie between the two.",
        ),
    ),
    (
        MEAN_CHANGE,
        Text(ja="終わりの答えから、はじめの答えを引いた値の平均。", en="Mean of after minus before."),
    ),
    (
        Text(ja="dz", en="dz"),
        Text(
            ja="変化の平均を、変化の標準偏差で割った値。",
            en="Mean change divided by the standard deviation of the changes.",
        ),
    ),
    (
        MEDIAN_MOVED,
        Text(
            ja="どちらの向きかを問わず、どれだけ動いたかの中央の値。良い悪いのない問いに使います。",
            en="How far people moved, whichever way; for questions without a good direction.",
        ),
    ),
)
"""What the columns of tables mean."""
