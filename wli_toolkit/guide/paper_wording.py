"""What stands on the paper sheets besides the questions."""

from __future__ import annotations

from wli_toolkit.content.model import Text

TITLE = Text(ja="紙で参加する方へ", en="Taking part on paper")
PROMISES = (
    Text(
        ja="お名前は書かないでください。この紙は、あなたが持ち帰ります。",
        en="Please do not write your name. This paper goes home with you.",
    ),
    Text(
        ja="答えたくない問いは、空けたままでかまいません。",
        en="Leave out whatever you would rather not answer.",
    ),
    Text(
        ja="紙の答えは、全体のまとめには入りません。「紙で参加した人◯人」と、人数だけを数えます。",
        en="What you write is not counted in the group's results. Only the number of people on paper is.",
    ),
    Text(
        ja="席を立っても、休んでも、途中で帰ってもかまいません。手伝ってほしいときは、手をあげてください。",
        en="You may rest, leave the room or go home at any time. Raise your hand if you would like help.",
    ),
)
MINUTES = Text(ja="約{minutes}分", en="about {minutes} min")
PONDER = Text(ja="考えてみる", en="To think about")
UP_TO = Text(ja="{most}つまで", en="up to {most}")
BOXES_LEAD = Text(
    ja="ここまで書いたことを見返して、1枚にまとめます。空けたままの欄があってもかまいません。",
    en="Look back at what you have written and put it on one page. Boxes may stay empty.",
)
LOOK_BACK = Text(
    ja="30日前に決めたことを見返します。「まだ」も「考えが変わった」も、りっぱな答えです。",
    en="Look back at what you chose 30 days ago. “Not yet” and “changed my mind” are full answers.",
)
CHOOSE_ONE = Text(ja="次の中から、やってみたいものを1つ選んでください。", en="Choose one of the following.")
YES = Text(ja="はい", en="Yes")
NO = Text(ja="いいえ", en="No")
SHARE_100 = Text(ja="合わせて100点になるように", en="100 points in all")
SHARE_24 = Text(ja="合わせて24時間になるように", en="24 hours in all")
POINTS = Text(ja="点", en="points")
HOURS = Text(ja="時間", en="hours")
MINUTES_UNIT = Text(ja="分", en="minutes")
DATE = Text(ja="月　　　　日", en="day / month")
TIME = Text(ja="時　　　　分", en=":")
STRENGTH = Text(ja="強さ", en="Strength")
GAIN = Text(ja="よい点", en="Gain")
PRICE = Text(ja="注意点", en="Price")
EXAMPLES = Text(ja="例", en="For example")
KEPT = Text(
    ja="これは今日の私の案。変えてよい。",
    en="This is my plan as of today. I may change it.",
)
FOLLOW_UP = Text(ja="30日後に開くページ", en="To look at after 30 days")
COUNT_TITLE = Text(ja="進行役の控え：紙で参加した人", en="For the facilitator: people on paper")
COUNT = Text(ja="紙", en="On paper")
PEOPLE = Text(ja="人", en="people")
COUNT_DATE = Text(ja="日付", en="Date")
COUNT_CODE = Text(ja="セッションコード", en="Session code")
COUNT_GIVEN = Text(ja="配った用紙（「正」の字で数えます）", en="Sheets given out (a tally)")
COUNT_ENTERED = Text(
    ja="本人の同意を得て、手伝いの人が入力した分", en="Entered by a helper, with the person's consent"
)
COUNT_RULES = (
    Text(
        ja="数えるのは人数だけです。だれが紙だったか、何を書いたかは控えません。",
        en="Count people only. Note neither who was on paper nor what they wrote.",
    ),
    Text(
        ja="用紙は集めず、本人が持ち帰ります。置いて帰られた用紙は、読まずに細かく切って捨てます。",
        en="Do not collect the sheets; they go home with their authors. Shred any that are left "
        "behind, unread.",
    ),
    Text(
        ja="入力を手伝うときは、本人の横で、本人の声のとおりに入れます。再開コードは本人に渡します。",
        en="Whoever helps to enter answers sits beside the person and types what they say. The "
        "resume code is handed to them.",
    ),
    Text(
        ja="報告書には「紙◯人（まとめの数字には入っていません）」と添えます。",
        en="In the report, add: “… people on paper (not in these figures)”.",
    ),
)
