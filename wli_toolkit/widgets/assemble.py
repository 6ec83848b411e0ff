"""Join small ES modules into one module text, and style files into one sheet, without a bundler."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_NAME = r"[A-Za-z_$][\w$]*"
_IMPORT = re.compile(rf'import \{{\s*((?:{_NAME}\s*,\s*)*{_NAME}\s*,?)\s*\}} from "(\.{{1,2}}/[^"]+\.js)";')
_DECLARED = re.compile(
    rf"(?P<export>export )?(?:"
    rf"(?:async )?function\*? (?P<f>{_NAME})|class (?P<c>{_NAME})|(?:const|let) (?P<v>{_NAME})\b)"
)
_CONTINUED = re.compile(r"[}\])]")
_DYNAMIC = re.compile(r"\bimport\s*\(")
_AWAIT = re.compile(r"^(?:await\b|(?:export )?(?:const|let) [^=]*=\s*await\b)")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FOREIGN = re.compile(r"@import\b|url\(\s*['\"]?(?!['\"]?data:)", re.IGNORECASE)


class AssemblyError(Exception):
    """A front end file breaks a rule of assembly; the message names file, line and remedy."""

    def __init__(self, file: Path, line: int, problem: str) -> None:
        super().__init__(f"{file.parent.name}/{file.name}, line {line}: {problem}")
        self.file = file
        self.line = line


@dataclass(frozen=True)
class _Import:
    names: tuple[str, ...]
    target: Path
    line: int


@dataclass(frozen=True)
class _Module:
    file: Path
    body: str
    imports: tuple[_Import, ...]
    declared: dict[str, int]
    exported: frozenset[str]


def assemble(entry: Path) -> str:
    """Return `entry` and everything it imports as the text of one ES module.

    Modules come in the order of their dependencies. What is allowed at the start of a line is short on
    purpose: `import { a, b } from "./x.js";`, declarations with or without `export`, comments, closing
    brackets, and one `export default` on one line, which the entry needs and the others lose. Top-level names
    are unique over all modules.

    Raises
    ------
    AssemblyError
        For anything else; it names the file and the line.
    """
    ordered: list[_Module] = []
    _visit(entry.resolve(), entry.resolve(), [], {}, ordered)
    _check_unique(ordered)
    return "".join(
        f"// {module.file.parent.name}/{module.file.name}\n{_lean(module.body)}" for module in ordered
    )


def assemble_css(files: Iterable[Path]) -> str:
    """Return the style `files`, in their order, as one sheet.

    Raises
    ------
    AssemblyError
        If a file is missing or asks for anything from elsewhere (`@import`, `url(…)` other than data).
    """
    parts = []
    for file in files:
        text = _read(file, file, 1)
        for number, line in enumerate(text.splitlines(), start=1):
            if _FOREIGN.search(line):
                raise AssemblyError(
                    file, number, f"{line.strip()!r} fetches from elsewhere; put it in a file listed"
                )
        lines = [line.strip() for line in _CSS_COMMENT.sub("", text).splitlines()]
        parts.append(
            f"/* {file.parent.name}/{file.name} */\n" + "".join(f"{line}\n" for line in lines if line)
        )
    return "".join(parts)


def _read(file: Path, asker: Path, line: int) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise AssemblyError(
            asker, line, f"cannot read {file.name!r} ({error.strerror}); check the path"
        ) from error


def _visit(
    file: Path, entry: Path, trail: list[Path], done: dict[Path, _Module], ordered: list[_Module]
) -> _Module:
    if file in done:
        return done[file]
    module = _parse(file, _read(file, file, 1), is_entry=file == entry)
    for wanted in module.imports:
        if wanted.target in (*trail, file):
            raise AssemblyError(
                file, wanted.line, f"importing {wanted.target.name!r} closes a circle; move what both need"
            )
        if not wanted.target.is_file():
            raise AssemblyError(file, wanted.line, f"imports {wanted.target.name!r}, which does not exist")
        source = _visit(wanted.target, entry, [*trail, file], done, ordered)
        for name in wanted.names:
            if name not in source.exported:
                raise AssemblyError(
                    file, wanted.line, f"imports {name!r}, which {source.file.name!r} does not export"
                )
    done[file] = module
    ordered.append(module)
    return module


def _parse(file: Path, text: str, *, is_entry: bool) -> _Module:
    """Read one module; only lines that start at column 0 are looked at, the rest is inside something."""
    imports: list[_Import] = []

    def take(match: re.Match[str]) -> str:
        line = text.count("\n", 0, match.start()) + 1
        names = tuple(name.strip() for name in match[1].split(",") if name.strip())
        imports.append(_Import(names, (file.parent / match[2]).resolve(), line))
        return "\n" * match[0].count("\n")  # lines keep their numbers until every check is done

    bare = re.sub(rf"(?m)^{_IMPORT.pattern}", take, text)
    declared: dict[str, int] = {}
    exported: set[str] = set()
    lines: list[str] = []
    in_comment = False
    defaults = 0
    for number, line in enumerate(bare.splitlines(), start=1):
        in_comment, is_code = _comment(line, in_comment)
        if is_code and _DYNAMIC.search(line):
            raise AssemblyError(file, number, "dynamic import(); import by name at the top instead")
        if not is_code or not line.strip() or line[0].isspace() or _CONTINUED.match(line):
            lines.append(line)
            continue
        if _AWAIT.match(line):
            raise AssemblyError(file, number, "await outside a function; move it into one")
        if line.startswith("export default "):
            defaults += 1
            if defaults > 1 or not line.endswith(";"):
                raise AssemblyError(file, number, "one export default a module, on one line")
            lines.append(line if is_entry else "")
            continue
        match = _DECLARED.match(line)
        if match is None:
            raise AssemblyError(
                file,
                number,
                f"{line.strip()[:40]!r} may not stand at the start of a line; allowed are named imports, "
                "declarations (function, class, const, let), comments and closing brackets",
            )
        name = match["f"] or match["c"] or match["v"]
        if name in declared:
            raise AssemblyError(file, number, f"{name!r} is already declared in line {declared[name]}")
        declared[name] = number
        if match["export"]:
            exported.add(name)
        lines.append(line.removeprefix("export "))
    if is_entry and not defaults:
        raise AssemblyError(file, len(lines) or 1, "the entry needs an export default")
    return _Module(file, "\n".join(lines).strip() + "\n", tuple(imports), declared, frozenset(exported))


def _comment(line: str, inside: bool) -> tuple[bool, bool]:
    """Return whether a block comment is open after `line`, and whether `line` holds code at its start."""
    if inside:
        return "*/" not in line, False
    if line.startswith("/*"):
        return "*/" not in line, False
    return False, not line.lstrip().startswith("//")


def _lean(body: str) -> str:
    """Leave out comment lines, blank lines and indentation; text between backticks stays as it is."""
    kept = []
    in_template = in_comment = False
    for line in body.splitlines():
        if in_template:
            kept.append(line)
        else:
            in_comment, is_code = _comment(line, in_comment)
            if not is_code or not line.strip():
                continue
            kept.append(line.lstrip())
        in_template ^= line.count("`") % 2 == 1
    return "".join(f"{line}\n" for line in kept)


def _check_unique(modules: list[_Module]) -> None:
    owners: dict[str, _Module] = {}
    for module in modules:
        for name, line in module.declared.items():
            if name in owners:
                other = owners[name].file
                raise AssemblyError(
                    module.file,
                    line,
                    f"{name!r} is also declared in {other.parent.name}/{other.name}; rename one",
                )
            owners[name] = module
