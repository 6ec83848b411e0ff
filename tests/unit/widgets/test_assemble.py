"""Joining modules and styles: what is allowed, and that anything else is refused by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from wli_toolkit.widgets.assemble import AssemblyError, assemble, assemble_css


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "entry.js"


def test_modules_come_in_the_order_of_their_dependencies(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        entry='import { b } from "./b.js";\nimport {\n  a,\n  c,\n} from "./a.js";\nexport default { b, a, c };\n',
        b='import { a } from "./a.js";\nexport const b = a + 1;\n',
        a="export const a = 1;\nexport function c() {\n  return a;\n}\n",
    )
    text = assemble(entry)
    assert text.index("const a = 1") < text.index("const b = a + 1") < text.index("export default")
    assert text.count("const a = 1") == 1
    assert "import" not in text
    assert text.count("export") == 1


def test_comments_and_indentation_go_but_text_between_backticks_stays(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        entry="// why\nconst a = `one\n  // two\n  `;\n/* long\nimport x */\nexport default { a };\n",
    )
    text = assemble(entry)
    assert "why" not in text
    assert "long" not in text
    assert "`one\n  // two\n  `" in text


def test_a_module_that_is_not_the_entry_loses_its_default(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        entry='import { render } from "./page.js";\nexport default { render };\n',
        page="export function render() {}\nexport default { render };\n",
    )
    assert assemble(entry).count("export default") == 1


@pytest.mark.parametrize(
    ("entry", "other", "told"),
    [
        ('import x from "./other.js";\nexport default 1;\n', "export const x = 1;\n", "entry.js, line 1"),
        ('import { x as y } from "./other.js";\nexport default 1;\n', "export const x = 1;\n", "line 1"),
        ('import * as x from "./other.js";\nexport default 1;\n', "export const x = 1;\n", "line 1"),
        (
            '\nimport { y } from "./other.js";\nexport default 1;\n',
            "export const x = 1;\n",
            "line 2: imports 'y'",
        ),
        ('import { x } from "./none.js";\nexport default 1;\n', "", "'none.js', which does not exist"),
        (
            'import { x } from "./other.js";\nconst x = 2;\nexport default 1;\n',
            "export const x = 1;\n",
            "'x'",
        ),
        ("const a = 1;\nlet a = 2;\nexport default 1;\n", "", "line 2: 'a' is already declared in line 1"),
        ("var a = 1;\nexport default 1;\n", "", "'var a = 1;' may not stand"),
        ("document.title = 1;\nexport default 1;\n", "", "may not stand"),
        ('export * from "./other.js";\nexport default 1;\n', "", "may not stand"),
        ("export default 1;\nexport default 2;\n", "", "line 2: one export default"),
        ("const a = 1;\n", "", "needs an export default"),
        ("const a = await b;\nexport default 1;\n", "", "line 1: await"),
        (
            'function f() {\n  return import("./other.js");\n}\nexport default 1;\n',
            "",
            "line 2: dynamic import",
        ),
        (
            'import { x } from "./other.js";\nexport const y = x;\nexport default 1;\n',
            'import { y } from "./entry.js";\nexport const x = y;\n',
            "closes a circle",
        ),
    ],
)
def test_what_is_outside_the_rules_is_refused_by_file_and_line(
    tmp_path: Path, entry: str, other: str, told: str
) -> None:
    with pytest.raises(AssemblyError) as caught:
        assemble(write(tmp_path, entry=entry, other=other))
    assert told in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


def test_an_entry_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(AssemblyError, match=r"cannot read 'entry\.js'"):
        assemble(tmp_path / "entry.js")


def test_styles_are_joined_in_order_without_comments(tmp_path: Path) -> None:
    first, second = tmp_path / "a.css", tmp_path / "b.css"
    first.write_text("/* why\n */\n.wli {\n  color: red;\n}\n", encoding="utf-8")
    second.write_text(".wli-b { background: url(data:image/png;base64,AA); }\n", encoding="utf-8")
    text = assemble_css((first, second))
    assert text.index(".wli {") < text.index(".wli-b")
    assert "why" not in text


@pytest.mark.parametrize("line", ['@import "x.css";', "a { background: url(https://x.test/a.png); }"])
def test_a_style_that_fetches_is_refused(tmp_path: Path, line: str) -> None:
    file = tmp_path / "a.css"
    file.write_text(f".wli {{}}\n{line}\n", encoding="utf-8")
    with pytest.raises(AssemblyError, match=r"a\.css, line 2"):
        assemble_css((file,))


def test_a_missing_style_is_named(tmp_path: Path) -> None:
    with pytest.raises(AssemblyError, match=r"cannot read 'none\.css'"):
        assemble_css((tmp_path / "none.css",))
