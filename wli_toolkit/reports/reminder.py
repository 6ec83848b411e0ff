"""The reminder after thirty days, for whoever invited people to send to all of them; it names nobody."""

from __future__ import annotations

import datetime as dt

from wli_toolkit.content.model import Lang, Text
from wli_toolkit.reports.templating import day

_SUBJECT = Text(
    ja="件名：「働き方の設計図」　30日後のふり返り",
    en="Subject: Your work blueprint, 30 days on",
)
_OPENING = Text(
    ja="{held}のワークショップに参加されたみなさまへ\n\n"
    "「働き方の設計図」を作ってから、まもなく30日です。ご自分で選んだ「見直す日」に、3分ほど、"
    "「する・やめる・守る」の約束をふり返ってみませんか。",
    en="To everybody who took part in the workshop of {held}\n\n"
    "It is nearly 30 days since you made your blueprint. On the day you chose to look at it again, take some three "
    "minutes for what you promised to do, to stop and to protect.",
)
_THERE = Text(
    ja="持ち帰ったページに書いてあるアドレスを開くか、当日控えたQRコードを読み取って、再開コードを入れてください。"
    "ご自分の設計図と、ふり返りの問いが開きます。",
    en="Open the address on the page you took home, or scan the QR code you noted that day, and enter your resume "
    "code. Your own blueprint opens, with the questions for looking back.",
)
_ADDRESS = Text(
    ja="（ワークショップのアドレスは {address} です。）", en="(The address of the workshop is {address} .)"
)
_MEETING_ON = Text(
    ja="{meeting}に、ふり返りの会を開きます。参加は自由です。\n時刻と場所：\n"
    "当日控えた再開コードと、持ち帰ったページをお持ちください。来られない方も、持ち帰ったページに同じ問いがあります。",
    en="There is a follow-up meeting on {meeting}. You are free to come or not.\nTime and place:\n"
    "Please bring the resume code you noted and the page you took home. If you cannot come, that page has the same "
    "questions.",
)
_MEETING = Text(
    ja="ふり返りの会を開きます。参加は自由です。\n日時と場所：\n"
    "当日控えた再開コードと、持ち帰ったページをお持ちください。来られない方も、持ち帰ったページに同じ問いがあります。",
    en="There is a follow-up meeting. You are free to come or not.\nDay, time and place:\n"
    "Please bring the resume code you noted and the page you took home. If you cannot come, that page has the same "
    "questions.",
)
_ALONE = Text(
    ja="持ち帰ったページ（印刷した紙か、取っておいたファイル）を開いてください。設計図のあとに、ふり返りの問いがあります。"
    "インターネットは要りません。答えは、どこにも送られません。",
    en="Open the page you took home, the printed one or the file you kept. The questions for looking back come after "
    "the blueprint. They need no internet, and your answers are sent nowhere.",
)
_LOST = Text(
    ja="ページや再開コードが見当たらない方は、お手元の紙に「できたこと」と「これから」を1行ずつ書くだけでも十分です。",
    en="If you cannot find your page or your code, one line on paper about what worked and one about what comes next "
    "is enough.",
)
_FREE = Text(
    ja="・答えるかどうかは自由です。できていなくても、考えが変わっていても、かまいません。",
    en="- Answering is up to you. Nothing needs to have worked out, and you may have changed your mind.",
)
_COUNTED = Text(
    ja="・会社や主催者に渡るのは、{counted_from}人以上をまとめた数字だけです。評価には使いません。\n"
    "・当日とふり返りの記録は、{gone}に消去されます。",
    en="- The company and the organiser receive only figures that combine {counted_from} people or more. Nothing is "
    "used in appraisal.\n- What was recorded that day, and your answers now, are deleted on {gone}.",
)
_HOW = {"A": _THERE, "C": _ALONE}


def reminder_text(
    lang: Lang,
    choice: str,
    *,
    held_on: dt.date,
    gone_on: dt.date,
    counted_from: int,
    meeting: dt.date | None = None,
    address: str = "",
) -> str:
    """Return the text of the reminder, its subject in the first line: no name, no code, nothing anybody wrote.

    Parameters
    ----------
    choice
        Where it is opened again: `A` at an address, `B` at a meeting, `C` by oneself.
    held_on, gone_on
        The day of the workshop, and the day on which its data is deleted.
    counted_from
        How many people a figure must combine that the organiser gets.
    meeting
        The day of the meeting; None leaves it to be written in.
    address
        Where the workshop is opened again.
    """
    how = (_MEETING_ON if meeting else _MEETING) if choice == "B" else _HOW.get(choice, _ALONE)
    parts = [
        _SUBJECT.get(lang),
        _OPENING.get(lang),
        how.get(lang) + ("\n" + _ADDRESS.get(lang) if choice == "A" and address else ""),
        _LOST.get(lang),
        _FREE.get(lang) + ("" if how is _ALONE else "\n" + _COUNTED.get(lang)),
    ]
    return "\n\n".join(parts).format(
        held=day(held_on, lang),
        gone=day(gone_on, lang),
        counted_from=counted_from,
        meeting=day(meeting, lang) if meeting else "",
        address=address,
    )
