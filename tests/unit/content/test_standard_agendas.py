"""The standard agendas take the time they promise, in the agreed order."""

from __future__ import annotations

from itertools import pairwise

import pytest

from wli_toolkit.content import LANGS, Agenda, Occasion, load_pack

PACK = load_pack()
AGENDAS = {agenda.id: agenda for agenda in PACK.agendas}
LED = ["30min", "60min", "90min", "180min"]
RULES = {
    "ja": ["話さない自由", "ここで聞いた話は持ち出さない", "助言より質問", "人の画面を見ない", "途中退席自由"],
    "en": [
        "You are free not to speak", "What is said here stays here", "Questions rather than advice",
        "Eyes off other people's screens", "You may leave at any time",
    ],
}  # fmt: skip
ROADS = {
    "ja": ["人生戦略", "職場と相談", "小さな一歩", "次の章"],
    "en": ["life strategy", "talk with the workplace", "small step", "new chapter"],
}

# The slots of the content specification: what is asked or done, in which form, and the minutes together.
SLOTS = {
    "30min": [
        ("E00", 4), ("E02 before", 3), ("E01 pair", 7), ("talk", 2), ("E11 E13", 7),
        ("E14:lite E02 after", 6), ("close", 1),
    ],
    "60min": [
        ("E00", 5), ("E02 before", 4), ("E01 talk pair", 9), ("talk", 3), ("E04:lite", 4),
        ("E05:lite pair", 8), ("E07:lite E06:lite", 5), ("E08:lite|E09:lite|E10:lite|E12:lite", 4),
        ("E11 E13", 8), ("E14:lite E02 after E15", 8), ("close", 2),
    ],
    "90min": [
        ("E00", 7), ("E02 before", 4), ("E01 talk pair", 10), ("talk", 4), ("E03", 4), ("E04:lite table", 8),
        ("E05:short pair", 10), ("stretch", 2), ("E07 E06:lite", 8), ("E08:lite", 6),
        ("E09:lite|E10:lite|E12:lite", 6), ("E11 E13", 8), ("E14 E02 after E15", 10), ("close", 3),
    ],
    "180min": [
        ("E00", 10), ("E02 before", 6), ("E01 pair", 10), ("talk", 8), ("E03", 8), ("E04 pair", 14), ("E05", 14),
        ("E06", 10), ("break", 12), ("E07", 10), ("E08:full", 13), ("E09", 9), ("stretch", 4),
        ("E10 pair", 15), ("E12", 8), ("E11 E13", 9), ("E14 E02 after E15", 13), ("close", 7),
    ],
    "self-study": [
        ("E00", 4), ("E02 before", 4), ("E01", 6), ("E03", 4), ("E04", 5), ("E05", 6), ("E06", 6), ("E07", 6),
        ("E08:full", 7), ("E09", 6), ("E10", 10), ("E11", 5), ("E12", 5), ("E13", 4), ("E14", 8),
        ("E02 after", 2), ("E15", 2), ("close", 1),
    ],
}  # fmt: skip


def told(agenda: Agenda) -> list[tuple[str, int]]:
    """Return each step in the words of SLOTS, with its minutes."""
    found = []
    for step in agenda.steps:
        asks = "|".join(f"{ask.exercise}:{ask.form}" if ask.form else ask.exercise for ask in step.asks)
        occasion = "" if step.occasion is Occasion.DURING else f" {step.occasion.value}"
        found.append((f"{asks}{occasion}" if asks else str(step.pause), step.minutes))
    return found


def test_the_agendas_are_the_agreed_ones():
    assert sorted(AGENDAS) == sorted(SLOTS)


@pytest.mark.parametrize("name", SLOTS)
def test_the_order_and_the_minutes_are_the_agreed_ones(name):
    steps = told(AGENDAS[name])
    for what, minutes in SLOTS[name]:
        slot, spent = [], 0
        while " ".join(slot) != what:
            assert len(slot) < 5, (what, slot)
            step, took = steps.pop(0)
            slot.append(step)
            spent += took
        assert spent == minutes, what
    assert steps == []


@pytest.mark.parametrize("name", SLOTS)
def test_the_minutes_sum(name):
    agenda = AGENDAS[name]
    assert sum(step.minutes for step in agenda.steps) == agenda.minutes
    assert sum(minutes for _, minutes in SLOTS[name]) == agenda.minutes
    if name in LED:
        assert agenda.minutes == int(name.removesuffix("min"))


@pytest.mark.parametrize("name", SLOTS)
def test_everyone_looks_back_after_thirty_days(name):
    assert [
        (step.id, step.exercise, step.form, step.occasion.value, step.minutes)
        for step in AGENDAS[name].follow_up
    ] == [("look-back", "E14", "day30", "followup", 2), ("look-again", "E02", None, "followup", 1)]
    asked = {
        field.id
        for step in AGENDAS[name].follow_up
        for ask in step.asks
        for field in PACK.exercise(ask.exercise).asked(step.occasion, ask.form)
    }
    assert asked == {"do_30", "stop_30", "protect_30", "clarity", "options", "agency"}


@pytest.mark.parametrize("name", LED)
def test_the_ground_rules_come_before_people_talk(name):
    agenda = AGENDAS[name]
    for lang in LANGS:
        seen = ""
        for step in agenda.steps:
            if step.pause in ("pair", "table"):
                phone, screen = step.phone, step.screen
                assert phone is not None
                assert screen is not None
                before = seen or phone.get(lang).splitlines()[0]
                assert all(rule in before for rule in RULES[lang]), (step.id, lang)
                assert seen or all(rule in screen.get(lang) for rule in RULES[lang])
                break
            seen += step.phone.get(lang) if step.phone and step.screen else ""
        else:
            pytest.fail(f"nobody talks in {name}")


@pytest.mark.parametrize("name", SLOTS)
def test_the_four_roads_are_touched(name):
    agenda = AGENDAS[name]
    if {"E07", "E10", "E11", "E12"} <= {step.exercise for step in agenda.steps}:
        return
    talk = agenda.step("talk")
    assert talk.phone is not None
    assert talk.screen is not None
    for lang in LANGS:
        for road in ROADS[lang]:
            assert road in talk.phone.get(lang)
            assert road in talk.screen.get(lang)


@pytest.mark.parametrize("name", LED)
def test_the_talk_says_gain_and_price(name):
    talk = AGENDAS[name].step("talk")
    assert talk.phone is not None
    for said in (
        "経験と人脈は資産",
        "家庭や体調の変化に合わせやすい",
        "AIで余白が作れる",
        "疲れが取れづらい",
        "職場しだい",
    ):
        assert said in talk.phone.ja
    assert "分ける方が合う時期や人もあります" in talk.phone.ja


@pytest.mark.parametrize("name", LED)
def test_everyone_who_talks_has_a_turn(name):
    for step in AGENDAS[name].steps:
        assert (step.turn_seconds is not None) == (step.pause in ("pair", "table")), step.id
        if step.turn_seconds is not None:
            people = 4 if step.pause == "table" else 2
            assert step.minutes * 60 // step.turn_seconds == people, step.id


@pytest.mark.parametrize("name", ["90min", "180min"])
def test_nobody_is_asked_to_tell_what_is_private(name):
    """The talk after the life-events map leaves the events out."""
    steps = AGENDAS[name].steps
    (talk,) = [following for step, following in pairwise(steps) if step.exercise == "E04"]
    assert talk.pause in ("pair", "table")
    assert talk.phone is not None
    assert talk.screen is not None
    assert "話さなくてかまいません" in talk.phone.ja
    assert "人にも尋ねません" in talk.screen.ja


def test_neighbours_of_the_workplace_note_are_no_superiors():
    neighbour = AGENDAS["180min"].step("neighbour")
    assert neighbour.phone is not None
    assert neighbour.screen is not None
    assert "心配は何ですか" in neighbour.phone.ja
    assert "上司と部下" in neighbour.phone.ja
    assert "上司と部下では組みません" in neighbour.screen.ja


@pytest.mark.parametrize("name", SLOTS)
def test_it_ends_with_the_closing_line(name):
    close = AGENDAS[name].steps[-1]
    assert close.pause == "close"
    assert close.phone is not None
    assert close.screen is not None
    for lang in LANGS:
        assert PACK.closing.get(lang) in close.phone.get(lang)
        assert PACK.closing.get(lang) in close.screen.get(lang)


@pytest.mark.parametrize("name", SLOTS)
def test_the_position_before_is_asked_before_anything_is_said_about_it(name):
    steps = [step.exercise or step.pause for step in AGENDAS[name].steps]
    assert steps[:2] == ["E00", "E02"]
    assert steps.index("E14") + 1 == len(steps) - 1 - steps[::-1].index("E02")


def test_the_self_study_asks_everything_in_order():
    agenda = AGENDAS["self-study"]
    ids = [f"E{number:02}" for number in range(16)]
    during = [step.exercise for step in agenda.steps if step.occasion is Occasion.DURING and step.exercise]
    assert during == [one for one in ids if one != "E02"]
    assert sorted(agenda.exercises) == ids
    assert not any(step.one_of for step in agenda.steps)
    assert [step.pause for step in agenda.steps if step.pause] == ["close"]
    for step in agenda.steps:
        if step.exercise not in (None, "E02"):
            assert step.minutes >= PACK.exercise(str(step.exercise)).minutes, step.id


@pytest.mark.parametrize("name", SLOTS)
def test_a_day_is_asked_in_full_or_in_short_never_twice(name):
    for step in AGENDAS[name].steps:
        for ask in step.asks:
            asked = [field.id for field in PACK.exercise(ask.exercise).asked(step.occasion, ask.form)]
            assert not {"now", "now6"} <= set(asked), step.id
