"""Words that many people used: which words count, how people are counted, and what is never told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wli_toolkit.content.model import Lang
from wli_toolkit.summaries.themes import Theme, Told, may_tell, themes, words

LONG = "地域の会で、学んだことを少しずつ試す。" * 5_000


def themes_of(texts: Mapping[str, Iterable[str]], threshold: int, lang: Lang) -> tuple[Theme, ...]:
    """Return the themes of what each person wrote."""
    by_person = {person: {word for text in mine for word in words(text)} for person, mine in texts.items()}
    return themes(by_person, threshold, lang)


def said(text: str) -> set[str]:
    return {word.spelling for word in words(text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("親の通院に付き添う", {"親", "通院", "付き添う"}),
        ("週に一度、地域の会に顔を出す", {"地域", "会", "顔"}),
        ("朝は学び、夜は仕事をしない", {"朝", "学ぶ", "夜", "仕事"}),
        ("電車で座ったら → 音声講座を10分", {"電車", "座る", "音声", "講座"}),
        ("ﾈｯﾄで地域のｻﾛﾝを探す", {"ネット", "地域", "サロン", "探す"}),
        ("まず試してみる。無理なら休んでおく", {"試す", "無理", "休む"}),
        ("静かに過ごす時間が大切", {"静か", "過ごす", "時間", "大切"}),
        ("スマホを寝室に持ちこまない😀👨‍👩‍👧", {"スマホ", "寝室", "持ちこむ"}),
        ("生成ＡＩとPCに任せる", {"生成", "AI", "PC", "任せる"}),
        ("Keep walking with old friends, 10 minutes", {"walking", "old", "friends"}),
        ("", set()),
        ("　\n\t…！？→・😀", set()),
        ("<b>休む</b>\x00\ud800", {"休む"}),
        ("\u202e\u200b", set()),
    ],
)  # fmt: skip
def test_content_words_in_their_dictionary_form(text: str, found: set[str]) -> None:
    assert said(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "佐藤さんと太郎に相談した田中部長と中村哲",
        "ボブさん、ヤマちゃん、オカダ様",
        "東京の三鷹と山田製作所",
        "10分、３０分、二十分、三回、1人",
        "Meet with Tanaka and Dr Sato in Osaka",
        "SATOさん、TANAKA",
    ],
)
def test_names_places_and_numbers_are_no_themes_of(text: str) -> None:
    names = "佐藤 太郎 田中 中村 哲 ボブ ヤマ オカダ 東京 三鷹 山田 tanaka sato osaka dr".split()  # noqa: SIM905
    found = {word.casefold() for word in said(text)}
    assert not found & set(names)
    assert not any(letter.isdigit() for word in found for letter in word)


@pytest.mark.parametrize(
    "texts",
    [
        ("子どもと話す", "子供と話す", "こどもと話した"),
        ("打ち合わせを減らす", "打合せを減らした", "うちあわせを減らさない"),
        ("ﾈｯﾄで学ぶ", "ネットで学ぶ", "ネットで学びます"),
        ("I rest at home", "resting at home", "we rested at home"),
        ("plan my walks", "planning a walk", "plans for walking"),
        ("使うＡＩ", "AIを使う", "aiを使う"),
    ],
)
def test_spellings_and_forms_are_one_word(texts: tuple[str, ...]) -> None:
    assert len({frozenset(word.key for word in words(text) if word.key != "ai") for text in texts}) == 1


def test_people_are_counted_and_not_how_often_they_said_it() -> None:
    wordy = {"p0": ["学ぶ"] * 40 + ["学ぶ学ぶ学ぶ"]} | {f"p{n}": ["休む"] for n in range(1, 12)}
    assert [theme.word for theme in themes_of(wordy, 5, "ja")] == ["休む"]


def test_the_most_common_come_first_and_then_those_of_the_language() -> None:
    people = {f"p{n}": ["学ぶ", "walk"] + (["休む"] if n < 6 else []) for n in range(7)}
    people |= {f"q{n}": ["散歩"] for n in range(9)}
    told = themes_of(people, 5, "ja")
    assert [theme.word for theme in told] == ["散歩", "学ぶ", "walk", "休む"]
    assert told[0].told == Told(9)
    assert [theme.word for theme in themes_of(people, 5, "en")] == ["散歩", "walk", "学ぶ", "休む"]


def test_what_everybody_wrote_has_no_number() -> None:
    everyone = {f"p{n}": ["学ぶ"] for n in range(12)}
    assert themes_of(everyone, 5, "ja") == (Theme("学ぶ", Told(None, almost_all=True)),)


def test_very_long_texts_are_read_to_their_end() -> None:
    assert "昼寝" in said(LONG + "昼寝")
    assert "昼寝" in said("あ" * 30_000 + "。昼寝")


WORDS = ("家族", "学ぶ", "散歩", "休む", "地域")
TEXTS = st.lists(st.sampled_from([*WORDS, "佐藤さん", "10分", "rest", "", "😀"]), max_size=4)


@settings(deadline=None, max_examples=60)
@given(st.lists(TEXTS, max_size=24), st.sampled_from([5, 10]))
def test_no_word_of_fewer_people_and_no_small_rest_is_told(texts: list[list[str]], threshold: int) -> None:
    people = {str(number): each for number, each in enumerate(texts)}
    told = {theme.word: theme.told for theme in themes_of(people, threshold, "ja")}
    for word in {*WORDS, "rest"} | told.keys():
        count = sum(word in each for each in texts)
        assert word not in told or count >= threshold
        if word in told and told[word].people is not None:
            assert told[word].people == count <= len(texts) - threshold
        if threshold <= count <= len(texts) - threshold:
            assert told[word] == Told(count)
    assert not {"佐藤", "分", "10"} & told.keys()


@pytest.mark.parametrize("threshold", [5, 10])
def test_what_has_no_number_never_means_one_number_only(threshold: int) -> None:
    for people in range(61):
        meanings: dict[Told | None, list[int]] = {}
        for count in range(people + 1):
            meanings.setdefault(may_tell(count, people, threshold), []).append(count)
        for told, counts in meanings.items():
            if told is None or told.people is None:
                assert len(counts) > 1 or people < threshold
            else:
                assert counts == [told.people]


def test_somebody_who_comes_or_goes_changes_no_spelling_that_is_told() -> None:
    people = {f"p{n}": ["子供"] for n in range(6)} | {
        "q": ["こども"],
        **{f"r{n}": ["休む"] for n in range(9)},
    }
    less = {name: text for name, text in people.items() if name != "q"}
    assert "子供" in {theme.word for theme in themes_of(people, 5, "ja")} & {
        theme.word for theme in themes_of(less, 5, "ja")
    }
