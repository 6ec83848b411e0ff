"""The guide's own words: headings and the sentences around what a pack says."""

from __future__ import annotations

from wli_toolkit.content.model import Text, Visibility


def _t(ja: str, en: str) -> Text:
    return Text(ja=ja, en=en)


MADE = _t(
    "このページは、パックの内容から `wli guide` が作ります。直すときは、パックのファイルを直して作り直します。",
    "This page is made by `wli guide` from the content pack. To change it, change the pack's files "
    "and make it anew.",
)
MINUTES = _t("{minutes}分", "{minutes} min")
BACK = _t("一覧へもどる", "Back to the list")

EXERCISES = _t("ワーク一覧", "The exercises")
EXERCISES_LEAD = _t(
    "ワークごとに、ねらい、話す言葉、問いかけ、気をつけること、だれに何が見えるか、まとめの図の読み方をまとめました。",
    "For each exercise: what it is for, what to say, a question to ask, what to watch, who sees "
    "what, and how to "
    "read its pictures.",
)
EXERCISE = _t("ワーク", "Exercise")
LENGTH = _t("時間", "Minutes")
AIM = _t("ねらい", "What it is for")
SAY = _t("話す言葉", "What to say")
READS = _t("参加者の画面に、はじめに出る文", "What people read first")
PONDER = _t("問いかけ", "A question to ask")
CAUTION = _t("気をつけること", "What to watch")
ASKED = _t("問いと、その答えを見る人", "What is asked, and who may see it")
USED = _t("使う進行表", "Where it is used")
AGENDA = _t("進行表", "Agenda")
PLACE = _t("場面と形", "When and in what form")
WHOLE = _t("全部の問い", "the whole exercise")
ONE_OF = _t("いくつかから1つ選ぶステップ", "in a step where people choose one of several")
FORMS = {
    "lite": _t("短い形", "the short form"),
    "short": _t("3つまでの形", "up to three"),
    "full": _t("くわしい形", "the detailed form"),
    "day30": _t("30日後の形", "the form after 30 days"),
}
SHORTER = _t("短い形・別の形", "Shorter and other forms")
SHORTER_SAYS = _t("{form}：{count}問", "{form}: {count} questions")
SHORTER_ROWS = _t("（{title}は{most}つまで）", " (up to {most}: {title})")
WHEN = {
    "before": _t("はじめ", "at the start"),
    "during": _t("途中", "during the workshop"),
    "after": _t("終わり", "at the end"),
    "followup": _t("30日後", "after 30 days"),
}
QUESTION = _t("問い", "Question")
ANSWER = _t("答え方", "Answer")
SEEN_BY = _t("見る人", "Who sees it")
ASKED_WHEN = _t("いつ", "When")
NEEDED = _t(
    "＊の問いに答えると、本人へのまとめが出ます。「答えない」は、いつでも選べます。",
    "Questions marked ＊ are needed for what is said back to the person. “Prefer not to say” is always there.",
)
ROW_OF = _t("{title}（{most}つまで、1つごとに尋ねます）", "{title} (up to {most}; asked for each)")
NAMED = _t("書き出すもの", "Things people name")

SEEN: dict[Visibility, Text] = {
    Visibility.PRIVATE: _t("本人だけ", "its author only"),
    Visibility.GROUP: _t("まとめの数字", "group figures"),
    Visibility.SENSITIVE: _t("10人以上のまとめ（同意③）", "group figures of 10 or more (consent ③)"),
    Visibility.WALL: _t("「出す」を押したら会場", "the room, once posted"),
    Visibility.HANDED_IN: _t("「あずける」を押したら進行役", "the facilitator, once handed in"),
}
SEEN_MEANS: dict[Visibility, Text] = {
    Visibility.PRIVATE: _t(
        "本人だけ：再開コードでしか開けません。進行役にも主催者にも見えず、まとめにも入りません。",
        "Its author only: it opens with their resume code and with nothing else. It enters no figure.",
    ),
    Visibility.GROUP: _t(
        "まとめの数字：②に同意した人の分だけが入り、会場では5人以上、会社・主催者には10人以上をまとめた形でしか出ません。"
        "進行役やスタッフが主催者の所属なら、会場でも10人以上です。",
        "Group figures: only of people who gave consent ②, and only where 5 or more "
        "stand behind them in the room, 10 or "
        "more in anything for the organiser. Where the facilitator or staff belong to the organiser, "
        "it is 10 everywhere.",
    ),
    Visibility.SENSITIVE: _t(
        "10人以上のまとめ（同意③）：③に同意した人の分だけが、どこでも10人以上のまとめに入ります。同意がなければ、本人だけのものです。",
        "Group figures of 10 or more (consent ③): only of people who agreed to ③, and "
        "never fewer than ten anywhere. "
        "Without it, the answer is its author's only.",
    ),
    Visibility.WALL: _t(
        "「出す」を押したら会場：押すまでは本人だけ。押したものは、進行役が確かめてから「声の壁」に出ます。",
        "The room, once posted: its author's only until they post it; then the facilitator looks at "
        "it before the wall "
        "shows it.",
    ),
    Visibility.HANDED_IN: _t(
        "「あずける」を押したら進行役：押すまでは本人だけ。本人が選んだ欄だけを、進行役が読みます。",
        "The facilitator, once handed in: its author's only until then; the facilitator reads the "
        "boxes they chose.",
    ),
}
SEALED_WHOLE = _t(
    "本人だけ（合計などの計算した数字だけが、まとめに入ります）",
    "its author only (what is computed from it is counted)",
)
PART_SEEN = _t("{parts}：{seen}", "{parts}: {seen}")

PICTURES = _t("まとめの図と、その読み方", "The group pictures and how to read them")
PICTURES_LEAD = _t(
    "人数が足りない区分は、まとめて示すか、出しません。空らんは「0人」ではなく「言えない」という意味です。",
    "Where too few people stand behind a category, it is merged with others or withheld. A blank "
    "does not mean nobody; it "
    "means that nothing can be said.",
)
PICTURE_SAYS = _t("図に添う一文", "What stands under it")
PICTURE_READ = _t("読み方", "How to read it")

RUN_SHEETS = _t("進行表", "Run sheets")
RUN_SHEETS_LEAD = _t(
    "開場は、始める10分前です。時刻は、「ワークショップを始める」を押してからの時間です。",
    "Doors open 10 minutes before. The times count from pressing “Start the workshop”.",
)
STEP = _t("ステップ", "Step")
STEPS_BY_MINUTE = _t("時間の流れ", "At a glance")
IN_DETAIL = _t("ステップごとに", "Step by step")
TO_PRESS = _t("押すボタン", "What to press")
AFTER_30 = _t("30日後", "After 30 days")
AFTER_30_LEAD = _t(
    "ワークショップを終えると、参加者の画面で開けるようになります。再開コードを使って、一人で答えます。",
    "Opens on people's pages once the workshop has ended. Each answers alone, with the resume code.",
)
EACH_ONE = _t(
    "1人{seconds}秒ずつ。交代は、スクリーンとスマートフォンに出ます。",
    "{seconds} seconds each. Screen and phones show when to change.",
)
SAY_AGAIN = _t(
    "はじめと同じ問いを、もう一度うかがいます。\nはじめの答えを思い出さなくてかまいません。今の気持ちで答えてください。\n変わっても、変わらなくても、どちらでもけっこうです。",
    "The same questions as at the start come once more.\nThere is no need to remember what you "
    "answered. Say how it looks to "
    "you now.\nWhether it has changed or not, either is fine.",
)
TALK_LINK = _t(
    "[話の台本](../talk.md)を使います。この枠は{minutes}分です。",
    "Use the [script of the talk](../talk.md). This slot has {minutes} minutes.",
)
CHOOSES = _t("参加者は、次から1つを選びます。", "Each person chooses one of these.")
ASK = _t("問いかけ", "Ask")
WATCH = _t("見るところ", "Watch")
PRESS = _t("押すボタン", "Press")
OPENING = _t("開場（始める前の10分）", "Doors open (10 minutes before)")
OPENING_TEXT = _t(
    "スクリーンに参加用のQRを出しておきます。早く来た人は、はじめのステップに答え始めてかまいません。時計は、まだ進みません。",
    "The screen shows the QR code for joining. Whoever is early may begin with the first step; the "
    "clock does not run yet.",
)
SCREEN_TEXT = _t("スクリーンに出る文（そのまま読み上げられます）", "On the screen, to be read aloud")

PAUSE_WATCH = {
    "talk": _t(
        "画面を見なくてよいことを、はじめに伝えます。押しつけに聞こえていないか、顔を見ながら話します。",
        "Tell people first that they need not look at their phones. Watch faces: does it sound like pushing?",
    ),
    "pair": _t(
        "一人で過ごしたい人には、読み返していてよいと伝えます。上司と部下を組にしません。画面をのぞきこむ人がいないかを見ます。",
        "Whoever prefers to be alone may reread their page. No pairs within one reporting line. "
        "Nobody looks at another's screen.",
    ),
    "table": _t(
        "一人が長く話していないか、聞き出そうとする人がいないかを見ます。聞くだけの人がいてかまいません。",
        "Does one person talk for long, or question another? Just listening is fine.",
    ),
    "stretch": _t(
        "立つことを求めません。座ったままでも、目を閉じるだけでもかまいません。",
        "Ask nobody to stand. Sitting, or closing one's eyes, will do.",
    ),
    "break": _t(
        "「手伝って」の席を回ります。戻る時刻を、声とスクリーンの両方で伝えます。",
        "Go to the seats that asked for help. Say when to be back, and show it on the screen.",
    ),
    "close": _t(
        "再開コードを控えていない人がいないかを、もう一度たしかめます。残って話したい人の場所を知らせます。",
        "Check once more that everybody has kept their resume code. Say where those who want to talk "
        "can stay.",
    ),
}
HOLD_BACK = _t(
    "このステップのまとめの図は、あとで同じ問いをもう一度締め切るまで、会場に出しません。",
    "Keep this step's pictures off the screen until the same questions have been closed again later.",
)
SHOW = _t(
    "まとめを見せるときは「{tab}」を開き、図の「{show}」を押します。",
    "To show results, open “{tab}” and press “{show}” at a picture.",
)
PRESS_START = _t(
    "「{button}」を押します。参加が落ち着いてからでかまいません。",
    "Press “{button}”, once people have joined.",
)
PRESS_CLOSE = _t("「{button}」、つづけて「{sure}」", "“{button}”, then “{sure}”")
PRESS_OPEN = _t("「{button}」", "“{button}”")
ALONE = _t(
    "一人で進めるときの順番です。分数は目安で、時計はありません。ノートブックは `notebooks/self_study` にあります。",
    "The order for one person alone. The minutes only say how long a step tends to take. "
    "The notebooks are in "
    "`notebooks/self_study`.",
)
PRESS_END = _t("「{button}」を押し、「{end}」で終えます。", "Press “{button}”, and end with “{end}”.")
PRESS_ALWAYS = _t(
    "どのステップでも、コンソールの上の大きなボタンが「次に押すもの」です。答え終わったら「{close}」、つづけて「{sure}」。"
    "まだ答えている人が多いときは、「{late}」で先へ進み、あとから締め切れます。",
    "At every step, the large button at the top of the console is the next one to press. "
    "When people are done: “{close}”, "
    "then “{sure}”. If many are still answering, “{late}” lets you go on and close it later.",
)

SHORT_TALK = _t("3分のとき", "In three minutes")
TALK_LENGTH = _t(
    "全部話すと約{long}分、★だけなら約{short}分です。2分しかない枠では、★の太字の1文目だけを話します。間をとって話すと、これより少し長くなります。",
    "About {long} minutes in full, about {short} with the parts marked ★ only. Where "
    "there are two minutes, tell only the first "
    "line of each, in bold. With pauses it takes a little longer.",
)
TALK = _t("話の台本", "The talk")
TALK_SLIDES = _t(
    "スライド：[{name}](../slides/{name})（台本は発表者ノートにあります）",
    "Slides: [{name}](../slides/{name}) (the script is in the speaker's notes)",
)
TOLD_ALWAYS = _t("★ いつも話す", "★ Always told")
TOLD_MORE = _t("3分のときは省く", "Left out in three minutes")
WHOLE_LEFT_OUT = _t(
    "この部分は、3分のときは全部とばします。", "In three minutes, leave this part out altogether."
)
ON_SLIDE = _t("スライドに出る文", "On the slide")
SOURCES = _t("出典", "Sources")
SOURCE = _t("出典", "Source")
HOW_TO_TELL = _t("話し方", "How to tell it")
TENDENCIES = _t(
    "研究が示すのは、一緒に見られる傾向です。原因とは限りません。",
    "Research shows what tends to go together, not always causes.",
)
