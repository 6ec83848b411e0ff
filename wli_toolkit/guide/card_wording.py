"""What stands on the participant's card."""

from __future__ import annotations

from wli_toolkit.content.model import Text

TITLE = Text(ja="参加カード", en="Your card")
NO_NAME = Text(ja="お名前は書かないでください", en="Please do not write your name")
JOIN = Text(ja="参加のしかた", en="How to join")
WIFI = Text(ja="会場のWi-Fiにつなぐ", en="Connect to the room's Wi-Fi")
WIFI_NAME = Text(ja="名前", en="Name")
WIFI_KEY = Text(ja="パスワード", en="Password")
SCAN = Text(ja="QRコードをカメラで読むか、アドレスを入力する", en="Scan the QR code, or type the address")
ADDRESS = Text(ja="アドレス", en="Address")
CODE = Text(ja="セッションコード", en="Session code")
AGREE = Text(
    ja="説明を読み、同意できたら「参加する」を押す",
    en="Read what it says and, if you agree, press “Take part”",
)
QR_HERE = Text(ja="QRコードは前のスクリーンにあります", en="The QR code is on the screen at the front")
NOTICE = Text(ja="「保護されていない通信」と出たら", en="If your phone says “Not secure”")
NOTICE_SAYS = Text(
    ja="会場の中だけの、暗号化していない通信なので出る表示です。そのまま進めます。名前やパスワードは尋ねません。同じWi-Fiの人が通信をのぞくことも"
    "技術的にはできるので、気になるときは紙で参加できます。",
    en="It appears because this connection stays inside the room and is not encrypted. "
    "You can go on. You are never asked "
    "for a name or a password. Somebody on the same Wi-Fi could technically listen in; "
    "if that troubles you, take part on "
    "paper.",
)
NOTICE_SERVER = Text(
    ja="アドレスが https で始まるときは、この表示は出ません。出たら、先へ進まず進行役に知らせてください。",
    en="Where the address begins with https it should not appear: then stop, and tell the facilitator.",
)
RESUME = Text(ja="再開コード", en="Your resume code")
RESUME_SAYS = Text(
    ja="画面に出たら、ここに書き写します。あなた専用の鍵です。なくすと、進行役にも元に戻せません。人に見せないでください。",
    en="Copy it here when it comes up. It is your own key. Nobody can restore it, not even the "
    "facilitator. Show it to nobody.",
)
RESUME_HINT = Text(
    ja="数字の0と1はありますが、英字のO・I・L・Uはありません。",
    en="There are the digits 0 and 1, and no letters O, I, L or U.",
)
HELP = Text(ja="困ったら、休みたくなったら", en="Stuck, or in need of a rest")
HELP_ASK = Text(ja="手伝って", en="Help")
HELP_ASK_SAYS = Text(
    ja="メニューの「手伝ってほしい…」を押すか、手をあげます。",
    en="Press “Ask for help at my seat” in the menu, or raise your hand.",
)
REST = Text(ja="少し休む", en="A short break")
REST_SAYS = Text(
    ja="メニューの「少し休む」で、内容がかくれます。席を立っても、途中で帰ってもかまいません。",
    en="“Take a short break” in the menu hides everything. You may leave the room, or go home, at any time.",
)
LOST = Text(ja="つながらないとき", en="No connection")
LOST_SAYS = Text(
    ja="答えはスマートフォンに残り、つながると送られます。紙での参加もできます。",
    en="Your answers stay on the phone and are sent later. You can also go on with paper.",
)
SEAT = Text(ja="席番号", en="Seat")
