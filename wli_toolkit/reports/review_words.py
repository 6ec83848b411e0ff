"""What a reviewer reads around the figures of one session or of several, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from wli_toolkit.content.model import Text
from wli_toolkit.summaries import Audience

FIRST_PAGE = Text(ja="まず、言葉で", en="First, in plain words")
TOO_FEW = Text(
    ja="人数が少ないため、全体について言えることはありません。",
    en="Too few people answered to say anything about the group.",
)
HANDED_IN = Text(ja="あずかった設計図から", en="From the blueprints handed in")
NOT_FOR_ORGANISERS = Text(
    ja="設計図に書かれたことは、主催者には渡りません。",
    en="Nothing of what people wrote goes to the organiser.",
)
STILL_OPEN = Text(
    ja="セッションを終えるまでは、本人が設計図を取り戻せるため、ここでは見られません。",
    en="Until the session ends their authors may take them back, so they are not counted yet.",
)
TOO_FEW_HANDED_IN = Text(
    ja="あずかった設計図が少ないため、まとめて言えることはありません。",
    en="Too few blueprints were handed in to say anything about them together.",
)
READING = Text(ja="読み方", en="How to read it")
READERS: Mapping[Audience, Text] = {
    "room": Text(ja="会場と進行役向け", en="for the room and the facilitator"),
    "organiser": Text(ja="主催者向け", en="for the organiser"),
}
REVIEW = Text(
    ja="セッション{code}のまとめ（{reader}）：{joined}人が参加、{figures}の図のうち{told}に数字があります\nワーク：{exercises}",
    en="Summary of session {code}, {reader}: {joined} joined, {told} of {figures} figures tell something\n"
    "Exercises: {exercises}",
)
SERIES = Text(
    ja="{of}回のまとめ（{reader}）：合わせて{joined}人が参加、{figures}の図のうち{told}に数字があります\nワーク：{exercises}",
    en="{of} sessions together, {reader}: {joined} joined, {told} of {figures} figures tell something\n"
    "Exercises: {exercises}",
)
SERIES_TITLE = Text(ja="{of}回を合わせたまとめ", en="{of} sessions together")
SERIES_LIMIT = Text(
    ja="これは、{of}回に参加した合わせて{n}人が、それぞれの日に自分で答えたものです。会社全体を表しません。",
    en="What {n} participants of {of} sessions answered for themselves on their day, not the whole workforce.",
)
NO_RANKING = Text(
    ja="回と回をくらべるためのものではありません。回ごとの表も、順位もありません。",
    en="It is not for comparing sessions: there is no table by session and no ranking.",
)
MANY_ORGANISERS = Text(
    ja="主催者の違う回が入っています。進行役の手元用です。どの主催者にも渡さないでください。",
    en="The sessions had different organisers. For the facilitator's own use: give it to none of them.",
)
ABOUT = Text(ja="まとめた回", en="About these sessions")
SESSIONS = Text(ja="回数", en="Sessions")
SESSIONS_OF = Text(ja="{of}回", en="{of}")
WHEN = Text(ja="開催日", en="When")
FROM_TO = Text(ja="{first}〜{last}", en="{first} to {last}")
PEOPLE = Text(ja="合わせて{n}人", en="{n} in all")
ORGANISER = Text(ja="主催者", en="Organiser")
READER = Text(ja="だれのためのまとめか", en="For whom")
OR_MORE = Text(ja="どの回も{n}人以上", en="{n} people or more in every session")
CODES = Text(ja="含めたセッション（コード順）", en="Sessions included, by code")
SIMULATED = Text(ja="架空の参加者", en="Simulated participants")
REAL = Text(ja="実際の答え", en="Real answers")
