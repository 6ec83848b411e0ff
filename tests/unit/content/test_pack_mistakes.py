"""Every mistake of type, spelling or shape in a pack's file is told with file, key and remedy."""

from __future__ import annotations

import pytest

from wli_toolkit.content import ContentError, load_pack

E01, E11 = "exercises/E01.toml", "exercises/E11.toml"
AGENDA, HOUR = "agendas/30min.toml", "agendas/60min.toml"
CHOICE_TITLE = """[steps.title]
ja = "1つ選んで、少し深める"
en = "Choose one, and go a little deeper"
"""

# what to replace where, by what; then the key, a part of the problem and a part of the remedy
MISTAKES = {
    "toml syntax": (E11, 'kind = "choice"', 'kind = "choice', "line 30", 'kind = "choice', "quotation mark"),
    "toml at the end": (
        E11,
        'draft = { ja = "{cue} → {act}", en = "{cue} → {act}" }',
        "draft = [",
        None,
        "TOML",
        "bracket",
    ),
    "key given twice": (E11, "minutes = 5", "minutes = 5\nminutes = 6", "line 3", "second time", "Keep one"),
    "table given twice": (E11, "[ponder]", "[lead]", None, "second time", "[["),
    "unknown key": (
        E11,
        'id = "dir"',
        'id = "dir"\ncolour = "red"',
        "fields.dir.colour",
        '"colour"',
        "options",
    ),
    "misspelt key": (
        E11,
        "required = true",
        "requird = true",
        "fields.dir.requird",
        '"requird"',
        "required?",
    ),
    "unknown key of a text": (E11, "[title]", '[title]\nfr = "Pas"', "title.fr", '"fr"', "en, ja"),
    "unknown key of an exercise": (
        E11,
        "minutes = 5",
        "minutes = 5\nfeilds = 5",
        "feilds",
        '"feilds"',
        "fields?",
    ),
    "unknown key of a figure": (
        E11,
        'form = "share"',
        'form = "share"\natleast = 7',
        "figures.confident.atleast",
        '"atleast"',
        "at_least?",
    ),
    "unknown key of an option": (
        E11,
        'value = "separate",',
        'value = "separate", x = 1,',
        "fields.dir.options.separate.x",
        '"x"',
        "label",
    ),
    "unknown key of a card": (
        E01,
        'pair = "A"',
        'pair = "A"\nnote = "x"',
        "fields.card_A_sep.card.note",
        '"note"',
        "gain",
    ),
    "missing English": (
        E11,
        ', en = "What kind of step is yours?"',
        "",
        "fields.dir.ask.en",
        "English text",
        'en = "…"',
    ),
    "missing Japanese": (
        E11,
        'ja = "分ける", en = "Separate"',
        'en = "Separate"',
        "fields.dir.options.separate.label.ja",
        "Japanese text",
        'ja = "…"',
    ),
    "empty text": (
        E11,
        'ja = "電車で座ったら"',
        'ja = " "',
        "fields.cue.examples.#1.ja",
        "Japanese text",
        'ja = "…"',
    ),
    "one language only": (
        E11,
        '{ ja = "分ける", en = "Separate" }',
        '"Separate"',
        "fields.dir.options.separate.label",
        '"Separate"',
        "both languages",
    ),
    "missing key": (
        E11,
        "max_chars = 30\n",
        "",
        "fields.cue.max_chars",
        "max_chars is missing",
        "max_chars =",
    ),
    "missing kind": (E11, 'kind = "choice"\n', "", "fields.dir.kind", "kind is missing", "kind ="),
    "missing id": (E11, 'id = "dir"\n', "", "fields.#1.id", "id is missing", "id ="),
    "unknown kind": (
        E11,
        'kind = "choice"',
        'kind = "slider"',
        "fields.dir.kind",
        '"slider"',
        "scale, choice, choices",
    ),
    "text for a number": (E11, "minutes = 5", 'minutes = "5"', "minutes", '"5"', "without quotation marks"),
    "yes for a number": (E11, "minutes = 5", "minutes = true", "minutes", "true", "whole number"),
    "half minutes": (E11, "minutes = 5", "minutes = 4.5", "minutes", "4.5", "whole number"),
    "number for a text": (E11, 'ja = "小さな一歩"', "ja = 1", "title.ja", "1", "quotation marks"),
    "text for a truth": (
        E11,
        "required = true",
        'required = "yes"',
        "fields.dir.required",
        '"yes"',
        "true or false",
    ),
    "text for a list": (
        E11,
        'of = ["dir"]',
        'of = "dir"',
        "figures.directions.of",
        '"dir"',
        "square brackets",
    ),
    "number for a table": (E11, "minutes = 5", "minutes = 5\nforms = 3", "forms", "3", "table"),
    "empty list": (E11, 'of = ["dir"]', "of = []", "figures.directions.of", "0 entries", "1 more"),
    "too many minutes": (E11, "minutes = 5", "minutes = 500", "minutes", "500", "60 or less"),
    "too few minutes": (E11, "minutes = 5", "minutes = 0", "minutes", "0", "1 or more"),
    "unknown visibility": (
        E11,
        'visibility = "W"',
        'visibility = "X"',
        "fields.cue.visibility",
        '"X"',
        '"P", "G", "S", "W", "H"',
    ),
    "unknown form": (E11, 'form = "share"', 'form = "pie"', "figures.confident.form", '"pie"', '"bars"'),
    "field id": (E11, 'id = "dir"', 'id = "方向"', "fields.方向.id", '"方向"', "letters"),
    "exercise id": (E01, 'id = "E01"', 'id = "e 1"', "id", '"e 1"', "E01 for exercises"),
    "merge": (
        E11,
        'merge = [\n  [["separate"], ["integrate"], ["rest"], ["learn"], ["connect"]],',
        'merge = [\n "some",',
        "figures.directions.merge",
        "merge",
        '"others"',
    ),
    "unknown option set": (
        E01,
        'options = "suits"',
        'options = "fits"',
        "fields.card_A_sep.options",
        '"fits"',
        "suits",
    ),
    "option sets": (E11, "minutes = 5", "minutes = 5\noption_sets = 3", "option_sets", "3", "[option_sets]"),
    "step with both": (
        AGENDA,
        'exercise = "E00"',
        'exercise = "E00"\npause = "talk"',
        "steps.voice",
        "either",
        "one of the three",
    ),
    "step with neither": (AGENDA, 'exercise = "E00"\n', "", "steps.voice", "either", "one of the three"),
    "step with exercise and choice": (
        HOUR,
        'id = "choice"\n',
        'id = "choice"\nexercise = "E03"\n',
        "steps.choice",
        "either",
        "one of the three",
    ),
    "choice of one": (
        HOUR,
        """  { exercise = "E09", form = "lite" },
  { exercise = "E10", form = "lite" },
  { exercise = "E12", form = "lite" },
""",
        "",
        "steps.choice.one_of",
        "nothing to choose from",
        "two or more",
    ),
    "choice with a form": (
        HOUR,
        'id = "choice"\n',
        'id = "choice"\nform = "lite"\n',
        "steps.choice.form",
        "no form of its own",
        "beside each exercise",
    ),
    "choice without a title": (
        HOUR,
        CHOICE_TITLE,
        "",
        "steps.choice",
        "no title",
        "both languages",
    ),
    "unknown key of a choice": (
        HOUR,
        'exercise = "E09", form',
        'exercise = "E09", farm',
        "steps.choice.one_of.E09.farm",
        '"farm"',
        "form?",
    ),
    "unknown key of a follow-up": (
        AGENDA,
        'id = "look-back"',
        'id = "look-back"\nminuten = 1',
        "follow_up.look-back.minuten",
        '"minuten"',
        "minutes?",
    ),
    "step id": (AGENDA, 'id = "voice"', 'id = "Voice"', "steps.Voice.id", '"Voice"', "small-step for steps"),
    "turn": (AGENDA, "turn_seconds = 60", "turn_seconds = 5", "steps.pair.turn_seconds", "5", "15 or more"),
    "pause kind": (AGENDA, 'pause = "pair"', 'pause = "sleep"', "steps.pair.pause", '"sleep"', '"stretch"'),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_names_file_key_value_and_remedy(pack_copy, name):
    file, old, new, key, says, way_out = MISTAKES[name]
    pack_copy.edit(file, old, new)
    problem = pack_copy.only_problem()
    assert problem.file == file
    if key is not None:
        assert problem.key == key
    assert says in problem.problem
    assert way_out in problem.remedy
    with pytest.raises(ContentError) as caught:
        load_pack(pack_copy.folder)
    assert caught.value.problems == (problem,)
