"""What each state is called, in the order of the walk: captions of the gallery, and the list that both are held to."""

from __future__ import annotations

from wli_toolkit.content import load_agenda, load_pack

LONG = "180min"
DOORS = {
    "join-wrong-code": (
        "コードを入れる（見つからなかったとき）",
        "Asking for the code, after one that is not there",
    ),
    "join": ("参加ページ", "Join page"),
    "join-without-consent": ("同意なしで押したとき", "Pressed without consent"),
    "resume-wrong-code": ("再開コードが見つからない", "A resume code that is not there"),
    "join-ended": ("終わったセッション", "A session that has ended"),
    "join-joined": ("参加ずみのスマホ", "A phone that has joined already"),
    "join-unsent": ("保存されていない答えが残る端末", "A device with answers that are not saved"),
    "login": ("進行役の入口", "The facilitator's door"),
    "login-wrong": ("パスコードが合わない", "A passcode that does not match"),
    "login-crowded": ("パスコードの確認がこみ合っている", "Many passcodes at once"),
    "login-assistant": ("補助者の入口", "The assistants' door"),
    "no-such-page": ("ないページ", "No such page"),
    "not-found-any-more": ("記録が消えた参加者", "A place that is gone"),
    "waiting-for-a-seat": ("席が空くのを待つ", "Waiting for a seat"),
}
ASKED = {
    "yes_no": ("はい・いいえ", "Yes or no"),
    "choice": ("1つ選ぶ", "One choice"),
    "scale": ("0から10", "A scale"),
    "choices": ("いくつか選ぶ", "Several choices"),
    "chips": ("カードと強さ", "Chips with a strength"),
    "text": ("文", "A text"),
    "place": ("面に置く", "A place on a plane"),
    "points": ("100点を分ける", "A hundred points"),
    "day": ("1日の24時間", "A day of 24 hours"),
    "hours": ("時間数", "Hours"),
    "time": ("時刻", "A time of day"),
    "minutes": ("分", "Minutes"),
    "date": ("日付", "A date"),
}
NEWCOMER = {
    "intro": ("ワークの導入", "An exercise begins"),
    "offline": ("つながらないとき", "Without a connection"),
    "pause-in-turns": ("交代で話す", "Talking in turns"),
    "feedback-of-nothing": ("何も答えなかったとき", "Nothing was answered"),
    "menu": ("メニュー", "Menu"),
    "menu-unfolded": ("メニュー（開いたところ）", "Menu, unfolded"),
    "menu-help-asked": ("手伝いを頼んだ", "Help was asked for"),
    "menu-leaving-and-deleting": ("利用を終える・消す", "Leaving and deleting"),
    "rest": ("少し休む", "A short break"),
    "gone-other-person": ("別の人が使っている", "Another person is here"),
    "gone-left": ("利用を終えた", "The device was left"),
    "gone-deleted": ("データを消した", "Everything was deleted"),
}
ANSWERED = ("scale", "choice", "choices", "text", "points", "chips", "place", "day")
VETERAN = {
    "blueprint": ("設計図の下書き", "The blueprint's draft"),
    "hand-in-choosing": ("あずける欄を選ぶ", "Choosing what to hand in"),
    "hand-in-none": ("自分だけで持つ", "Keeping it to oneself"),
    "take-home": ("持ち帰る", "Taking it home"),
    "take-home-job-card": ("ジョブ・カードの文", "Text for the Job Card"),
    "conflict": ("別の端末での変更", "Changed on another device"),
    "sheet": ("持ち帰りの1枚", "The take-home sheet"),
    "after-the-end": ("終わったあと", "After the end"),
    "looking-back": ("30日後", "After 30 days"),
    "looking-back-question": ("30日後の問い", "A question after 30 days"),
}
ROOM = {
    "assistant-helping": ("補助者（手伝い）", "Assistant, helping"),
    "assistant-wall": ("補助者（声の壁）", "Assistant, the wall"),
    "assistant-out": ("補助者（取り消し後）", "Assistant, after withdrawal"),
    "screen-join": ("スクリーン（参加）", "Screen, joining"),
    "console-settings": ("準備（設定）", "Set-up, settings"),
    "console-agenda": ("準備（進行表）", "Set-up, agenda"),
    "console-expected": ("準備（人数）", "Set-up, people"),
    "console-permitted": ("準備（その人数で出せる図）", "Set-up, what so many people permit"),
    "console-join": ("参加の案内", "How to join"),
    "console-assistants-passcode": ("補助者のパスコード", "Assistants' passcode"),
    "console-seats-with-notes": ("席と進行メモ", "Seats, with the notes"),
    "console-question": ("締め切る前の確認", "Asked before closing"),
    "console-pictures": ("まとめの図", "Pictures"),
    "screen-to-think-about": ("スクリーン（考える問い）", "Screen, a question to think about"),
    "screen-picture": ("スクリーン（まとめの図）", "Screen, a picture"),
    "phone-picture-notice": ("図が出た知らせ", "A picture is there"),
    "phone-picture": ("手元の図", "The picture on a phone"),
    "phone-waiting": ("待つ", "Waiting"),
    "phone-look-up": ("顔を上げてください", "Please look up"),
    "screen-rules": ("スクリーン（約束）", "Screen, ground rules"),
    "phone-in-turns": ("交代の時計", "The clock of turns"),
    "screen-turns": ("スクリーン（交代の時計）", "Screen, turns"),
    "screen-exercise": ("スクリーン（ワーク）", "Screen, an exercise"),
    "screen-timer": ("スクリーン（タイマー）", "Screen, timer"),
    "console-wall": ("声の壁（コンソール）", "The wall on the console"),
    "screen-wall": ("スクリーン（声の壁）", "Screen, the wall"),
    "screen-one-of": ("スクリーン（1つ選ぶワーク）", "Screen, one of several"),
    "phone-one-of": ("ワークを選ぶ", "Choosing an exercise"),
    "phone-wall": ("声を出す", "Putting a text out"),
    "console-blueprints": ("あずかった設計図", "Blueprints handed in"),
    "phone-late": ("遅れて来た人", "Coming late"),
    "console-end": ("終了", "Ending"),
    "console-end-question": ("終了の確認", "Asked before ending"),
    "screen-closing": ("スクリーン（おわり）", "Screen, the end"),
    "console-ended": ("終了後のダウンロード", "Downloads after the end"),
    "report-facilitator": ("進行役のまとめ", "The facilitator's report"),
    "report-organiser": ("主催者のまとめ", "The organiser's report"),
}


def _all() -> dict[str, tuple[str, str]]:
    pack = load_pack()
    found = dict(DOORS)
    found["consent"] = ("同意のあと", "After consenting")
    found["resume-code"] = ("再開コード", "Resume code")
    found |= {f"ask-{kind}": said for kind, said in ASKED.items()}
    found |= NEWCOMER
    found |= {
        f"answered-{kind}": (f"{ASKED[kind][0]}：答えたあと", f"{ASKED[kind][1]}, answered")
        for kind in ANSWERED
    }
    found["answered-rows"] = ("並べた答え", "A list of answers")
    for step in load_agenda(pack, LONG).steps:
        if step.exercise and step.exercise != "E14":
            title = pack.exercise(step.exercise).title
            again = step.occasion.value == "after"
            name = f"feedback-{step.exercise}-{step.occasion.value}"
            found[name] = (
                f"ふり返り：{title.ja}{'（おわりに）' if again else ''}",
                f"Looking at the answers: {title.en}{' (at the end)' if again else ''}",
            )
    return found | VETERAN | ROOM


SCREENS = _all()
"""Every state's name with its captions, Japanese and English."""
