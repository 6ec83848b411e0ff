"""Looking into a running process from outside: its memory, descriptors, environment and limits (Linux)."""

from __future__ import annotations

from pathlib import Path


def memory_of(pid: int) -> bytes:
    """Return everything that is readable in the memory of `pid`, but what is mapped from programs and libraries."""
    parts = []
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            where, rights, _offset, _device, inode, *name = line.split(maxsplit=5)
            if not rights.startswith("r") or name[:1] in (["[vvar]"], ["[vsyscall]"], ["[vvar_vclock]"]):
                continue
            if inode != "0" and name and name[0].endswith((".so", ".pyc")):
                continue
            begin, end = (int(part, 16) for part in where.split("-"))
            memory.seek(begin)
            try:
                parts.append(memory.read(end - begin))
            except OSError:  # given back meanwhile
                continue
    return b"\0".join(parts)


def descriptors_of(pid: int) -> dict[int, str]:
    """Return what the open descriptors of `pid` lead to."""
    found = {}
    for link in Path(f"/proc/{pid}/fd").iterdir():
        try:
            found[int(link.name)] = str(link.readlink())
        except FileNotFoundError:
            continue
    return found


def told_of(pid: int) -> bytes:
    """Return the environment and the command line that `pid` was started with."""
    return Path(f"/proc/{pid}/environ").read_bytes() + Path(f"/proc/{pid}/cmdline").read_bytes()


def limits_of(pid: int) -> dict[str, str]:
    """Return the hard limits of `pid` by their names."""
    lines = Path(f"/proc/{pid}/limits").read_text().splitlines()[1:]
    return {line[:26].strip(): line[26:].split()[1] for line in lines}
