"""Which words many people used in what they handed in: people are counted, never how often they said it."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from wli_toolkit.content.model import Lang
from wli_toolkit.summaries import english_words
from wli_toolkit.summaries.stop_words import JAPANESE as STOP
from wli_toolkit.summaries.suppression import least_almost_all

if TYPE_CHECKING:
    from sudachipy import Morpheme, Tokenizer

MOST_THEMES = 20
"""More words would no longer be what the blueprints have in common."""
LONGEST_PIECE = 8_000
"""Letters given to the tokenizer at once; it takes three times as many at most."""
_NOT_TEXT = ("Cc", "Cf", "Cs", "Co", "Cn")
_HONORIFICS = frozenset({"さん", "様", "氏", "君", "ちゃん", "殿", "先生"})
_LINKS = frozenset({"て", "で"})


@dataclass(frozen=True, slots=True)
class Told:
    """How many people, as far as that may be told.

    Attributes
    ----------
    people
        How many; None where no number may be told: then "almost all", or the threshold's number or more.
    """

    people: int | None
    almost_all: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """One word, in the spelling that most people used, and how many used it."""

    word: str
    told: Told


@dataclass(frozen=True, slots=True, order=True)
class Word:
    """One content word of a text: what all its spellings and forms have in common, and how it is written here."""

    key: str
    spelling: str


def themes(by_person: Mapping[str, Set[Word]], threshold: int, lang: Lang) -> tuple[Theme, ...]:
    """Return the words that `threshold` people or more used, the most common first; `MOST_THEMES` at most.

    Parameters
    ----------
    by_person
        The content words of each person's texts (`words`), by whatever tells people apart.
    lang
        Among words equally common, those of this language come first.
    """
    users: dict[str, set[str]] = defaultdict(set)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for person, used in by_person.items():
        for word in used:
            users[word.key].add(person)
            spellings[word.key][word.spelling] += 1
    found = []
    for key, people in users.items():
        told = may_tell(len(people), len(by_person), threshold)
        if told is not None:
            spelling = min(spellings[key], key=lambda each: (-spellings[key][each], each))
            found.append((-len(people) if told.people else 0, Theme(spelling, told)))
    # What has no number is in no order among itself that would tell one.
    found.sort(key=lambda each: (_rank(each[1].told), each[0], *_order(each[1].word, lang)))
    return tuple(theme for _count, theme in found[:MOST_THEMES])


def may_tell(count: int, people: int, threshold: int) -> Told | None:
    """Return how `count` of `people` may be told; None where it may not be.

    A number is told where the threshold's number of people are on either side. Where fewer are left over, it is
    "almost all", and what lies between is "the threshold's number or more"; each only if it may mean several numbers.
    """
    if count < threshold:
        return None
    if count <= people - threshold:
        return Told(count)
    least = max(threshold, least_almost_all(people, threshold))
    almost_all = count >= least
    meant = range(least, people + 1) if almost_all else range(max(threshold, people - threshold + 1), least)
    return Told(None, almost_all) if len(meant) > 1 else None


def words(text: str) -> frozenset[Word]:
    """Return the content words of one text, Japanese or English: in their dictionary form, each once.

    Nouns, verbs and adjectives; no names of people, places or companies, and no numbers.
    """
    clean = "".join(
        " " if unicodedata.category(letter) in _NOT_TEXT else letter
        for letter in unicodedata.normalize("NFKC", text)
    )
    if not any(map(_is_japanese, clean)):
        return frozenset(Word(key, spelling) for key, spelling in english_words.words(clean))
    pieces = (clean[at : at + LONGEST_PIECE] for at in range(0, len(clean), LONGEST_PIECE))
    return frozenset(word for piece in pieces for word in _japanese(piece))


def _rank(told: Told) -> int:
    return 0 if told.almost_all else 1 if told.people is None else 2


def _order(word: str, lang: Lang) -> tuple[bool, str]:
    return any(map(_is_japanese, word)) != (lang == "ja"), word


def _is_japanese(letter: str) -> bool:
    name = unicodedata.name(letter, "")
    return name.startswith(("HIRAGANA", "KATAKANA", "CJK UNIFIED"))


@cache
def _tokenizer() -> Tokenizer:
    # Loaded when it is needed first: most who import this room never count a word.
    from sudachipy import Dictionary, SplitMode

    return Dictionary(dict="small").tokenizer(mode=SplitMode.B)


def _japanese(text: str) -> Iterator[Word]:
    morphemes = list(_tokenizer().tokenize(text))
    for at, each in enumerate(morphemes):
        if each.surface().isascii():
            yield from (Word(*word) for word in english_words.words(each.surface(), within=True))
            continue
        before = morphemes[at - 1] if at else None
        after = morphemes[at + 1] if at + 1 < len(morphemes) else None
        if _is_content(each, before, after):
            key = each.normalized_form()
            if key not in STOP and each.dictionary_form() not in STOP and _says_something(key):
                yield Word(key, key if _has_digit(each.dictionary_form()) else each.dictionary_form())


def _is_content(each: Morpheme, before: Morpheme | None, after: Morpheme | None) -> bool:
    kind, *finer = map(str, each.part_of_speech())
    if kind == "名詞":
        if finer[0] != "普通名詞" or (after is not None and after.dictionary_form() in _HONORIFICS):
            return False
        counts = finer[1] == "助数詞可能"
        return not counts or not (len(each.surface()) == 1 or _is_number(before))
    if kind in ("動詞", "形容詞"):
        # 「試してみる」 and 「休んでおく」 are about trying and resting.
        return finer[0] == "一般" or not (before is not None and before.dictionary_form() in _LINKS)
    return kind == "形状詞" and finer[0] == "一般"


def _is_number(each: Morpheme | None) -> bool:
    return each is not None and any(part == "数詞" for part in each.part_of_speech())


def _says_something(key: str) -> bool:
    if _has_digit(key):
        return False
    letters = [letter for letter in key if _is_japanese(letter)]
    return bool(letters) and (len(letters) > 1 or unicodedata.name(letters[0]).startswith("CJK"))


def _has_digit(word: str) -> bool:
    return any(unicodedata.category(letter).startswith("N") for letter in word)
