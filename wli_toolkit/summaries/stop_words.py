"""Words that say nothing by themselves, and so are no theme of what people wrote."""

from __future__ import annotations

_JAPANESE = """
為る 居る 有る 成る 出来る 行く 来る 言う 思う 遣る 見る 置く 呉れる 貰う 頂く 下さる
仕舞う 御座る 掛ける 付ける 出す 入れる 取る 持つ 使う 入る 出る 合う 続く 続ける 始める
始まる 決める 作る 得る 過ぎる 良い 無い 多い 少ない 大きい 小さい 同じ こと 事 物 者 時
所 為 訳 筈 方 様 人 自分 中 上 下 前 後 間 内 外 他 今 等 点 形 度 毎 各 以上
以下 以外 程度 場合 場 分 日 同 身 役 一つ 一度 一回 一番 全部 全て 色々 普段 特に 何
誰 何時 どこ そこ ここ もう まだ
"""
_ENGLISH = """
the and for with that this these those from into onto over under out off down about than then them they
their there here when where what which who whom whose why how not nor but yet because while until after
before between through during without within again once only own same other another any all both each
every some such few more most much many very too also just even still already ever never always often you
your yours yourself him his her hers she its itself our ours ourselves myself mine one ones two three
four five six seven eight nine ten first second are was were been being have has had having does did
doing done can could may might must shall should will would let get gets got getting make makes made
making take takes took taking put puts keep keeps kept use used using want wants need needs like say says
said see look go goes going went come comes came thing things way ways lot lots bit part now today
tomorrow new good well something anything nothing someone anyone nobody least less per via etc able know
leave away minute hour min day week month year people usual usually
"""
JAPANESE = frozenset(_JAPANESE.split())
"""In the form that the tokenizer brings every spelling to, or in a dictionary's."""
ENGLISH = frozenset(_ENGLISH.split())
