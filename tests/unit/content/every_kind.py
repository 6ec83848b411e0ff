"""An exercise with a field of every kind, for tests that should not depend on the standard pack's wording."""

from __future__ import annotations

import tomllib
from pathlib import Path

from wli_toolkit.content import Exercise

FILE = "exercises/X01.toml"

TOML = """
id = "X01"
minutes = 9
scores = ["items", "rest", "share"]
kept = ["rest"]

[title]
ja = "すべての種類"
en = "Every kind"
[lead]
ja = "試しのワークです。"
en = "An exercise for trying."
[ponder]
ja = "どうでしょう。"
en = "What do you think?"
[caution]
ja = "とくにありません。"
en = "None."

[[fields]]
id = "calm"
kind = "scale"
visibility = "G"
ask = { ja = "落ち着いていますか", en = "Are you calm?" }
low = { ja = "いいえ", en = "No" }
high = { ja = "はい", en = "Yes" }

[[fields]]
id = "mood"
kind = "choice"
visibility = "G"
ask = { ja = "気分は？", en = "Your mood?" }
options = [
  { value = "light", label = { ja = "軽い", en = "Light" } },
  { value = "heavy", label = { ja = "重い", en = "Heavy" } },
]

[[fields]]
id = "blocks"
kind = "choices"
visibility = "G"
at_most = 3
ask = { ja = "何がむずかしくしていますか", en = "What makes it hard?" }
options = [
  { value = "time", label = { ja = "時間", en = "Time" } },
  { value = "money", label = { ja = "お金", en = "Money" }, visibility = "S" },
  { value = "system", label = { ja = "仕組み", en = "The system" } },
  { value = "health", label = { ja = "体調", en = "Health" }, visibility = "S" },
]

[[fields]]
id = "sure"
kind = "yes_no"
visibility = "G"
ask = { ja = "確かですか", en = "Are you sure?" }

[[fields]]
id = "note"
kind = "text"
visibility = "P"
max_chars = 40
ask = { ja = "ひとこと", en = "A word" }
examples = [
  { ja = "一", en = "one" },
  { ja = "二", en = "two" },
  { ja = "三", en = "three" },
  { ja = "四", en = "four" },
  { ja = "五", en = "five" },
  { ja = "六", en = "six" },
]

[[fields]]
id = "mins"
kind = "minutes"
visibility = "G"
minimum = 0
maximum = 60
step = 5
ask = { ja = "何分？", en = "How many minutes?" }

[[fields]]
id = "week"
kind = "hours"
visibility = "P"
minimum = 0
maximum = 80
ask = { ja = "何時間？", en = "How many hours?" }

[[fields]]
id = "when"
kind = "date"
visibility = "G"
ask = { ja = "いつ？", en = "When?" }

[[fields]]
id = "bed"
kind = "time"
visibility = "P"
default = "23:00"
ask = { ja = "寝る時刻は？", en = "When do you go to bed?" }

[[fields]]
id = "imp"
kind = "points"
visibility = "G"
ask = { ja = "100点を分けます", en = "Share a hundred points" }
parts = [
  { id = "imp_work", label = { ja = "仕事", en = "work" } },
  { id = "imp_close", label = { ja = "身近な人", en = "people close to me" } },
  { id = "imp_self", label = { ja = "自分", en = "myself" } },
]

[[fields]]
id = "ev"
kind = "chips"
visibility = "G"
at_most = 2
ask = { ja = "何に気力を使いますか", en = "What takes energy?" }
strengths = [
  { ja = "少し", en = "a little" },
  { ja = "中くらい", en = "some" },
  { ja = "大きく", en = "a lot" },
]
parts = [
  { id = "ev_care", label = { ja = "介護", en = "care" }, visibility = "S" },
  { id = "ev_role", label = { ja = "役割", en = "role" } },
  { id = "ev_home", label = { ja = "住まい", en = "home" } },
]

[[fields]]
id = "now"
kind = "day"
visibility = "G"
ask = { ja = "今の一日", en = "The day now" }
parts = [
  { id = "now_sleep", label = { ja = "睡眠", en = "Sleep" } },
  { id = "now_care", label = { ja = "介護", en = "Care" }, visibility = "S" },
  { id = "now_rest", label = { ja = "休む", en = "Rest" } },
]
starts = [
  { label = { ja = "日勤", en = "A day shift" }, hours = { now_sleep = 7.5, now_care = 0, now_rest = 16.5 } },
  { label = { ja = "夜勤", en = "A night shift" }, hours = { now_sleep = 6, now_care = 2, now_rest = 16 } },
]

[[fields]]
id = "ideal"
kind = "day"
visibility = "G"
copies = "now"
ask = { ja = "こうしたい一日", en = "The day I want" }
parts = [
  { id = "ideal_sleep", label = { ja = "睡眠", en = "Sleep" } },
  { id = "ideal_care", label = { ja = "介護", en = "Care" }, visibility = "S" },
  { id = "ideal_rest", label = { ja = "休む", en = "Rest" } },
]

[[fields]]
id = "half"
kind = "day"
visibility = "G"
ask = { ja = "大まかな一日", en = "The day in short" }
parts = [
  { id = "half_work", label = { ja = "仕事", en = "Work" } },
  { id = "half_rest", label = { ja = "休む", en = "Rest" } },
]

[[fields]]
id = "act"
kind = "text"
visibility = "W"
max_chars = 20
ask = { ja = "何をしていますか", en = "What do you do?" }
examples = [
  { ja = "一", en = "one" },
  { ja = "二", en = "two" },
  { ja = "三", en = "three" },
  { ja = "四", en = "four" },
  { ja = "五", en = "five" },
  { ja = "六", en = "six" },
]

[[fields]]
id = "spot"
kind = "place"
visibility = "G"
ask = { ja = "どのあたり？", en = "Where is it?" }
[[fields.parts]]
id = "like"
label = { ja = "好き", en = "Liking" }
low = { ja = "低い", en = "Low" }
high = { ja = "高い", en = "High" }
[[fields.parts]]
id = "good"
label = { ja = "得意", en = "Skill" }
low = { ja = "低い", en = "Low" }
high = { ja = "高い", en = "High" }

[[fields]]
id = "last"
kind = "scale"
visibility = "S"
ask = { ja = "疲れていますか", en = "Are you tired?" }
low = { ja = "いいえ", en = "No" }
high = { ja = "はい", en = "Yes" }

[[rows]]
id = "items"
title = { ja = "{number}つめ", en = "No. {number}" }
fields = ["act", "spot"]
at_most = 5
at_most_in = { lite = 2 }

[[figures]]
id = "shares"
form = "means"
of = ["imp_work", "imp_close", "imp_self"]
lines = [
  { ja = "仕事", en = "Work" },
  { ja = "身近な人", en = "People close to me" },
  { ja = "自分", en = "Myself" },
]
needs = ["imp"]
title = { ja = "配分", en = "Shares" }
says = { ja = "{n}人の配分です。", en = "From {n} people." }

[[figures]]
id = "events"
form = "heat"
of = ["ev_role", "ev_home"]
at_least = 1
lines = [
  { ja = "役割", en = "Role" },
  { ja = "住まい", en = "Home" },
]
categories = [{ value = "now", label = { ja = "今", en = "Now" } }]
title = { ja = "出来事", en = "Events" }
says = { ja = "{n}人の答えです。", en = "From {n} people." }

[[figures]]
id = "blocks_s"
form = "multi"
of = ["blocks_s"]
title = { ja = "私的なこと", en = "Private matters" }
says = { ja = "{n}人の答えです。", en = "From {n} people." }

[[figures]]
id = "bridges"
form = "multi"
of = ["items"]
categories = [
  { value = "work", label = { ja = "仕事", en = "Work" } },
  { value = "home", label = { ja = "家", en = "Home" } },
]
title = { ja = "橋", en = "Bridges" }
says = { ja = "{n}人の答えです。", en = "From {n} people." }

[[figures]]
id = "days"
form = "dumbbell"
of = ["half_work", "half_rest"]
lines = [{ ja = "仕事と休み", en = "Work and rest" }]
categories = [
  { value = "work", label = { ja = "仕事", en = "Work" } },
  { value = "rest", label = { ja = "休む", en = "Rest" } },
]
title = { ja = "一日", en = "The day" }
says = { ja = "{n}人の真ん中の値です。", en = "Medians of {n} people." }

[forms]
lite = ["calm", "now", "act"]
"""

EXERCISE = Exercise.model_validate(tomllib.loads(TOML))


def add_to(folder: Path) -> None:
    """Write the exercise into the pack in `folder`."""
    (folder / FILE).write_text(TOML, encoding="utf-8")
