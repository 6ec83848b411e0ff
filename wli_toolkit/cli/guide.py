"""`wli guide`: the pages, run sheets, slides and printed sheets that are made of a content pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wli_toolkit.cli.speaking import db_option, fail, pack_option, plain_errors, tell
from wli_toolkit.content import LANGS, Agenda, load_agenda, load_pack
from wli_toolkit.store import Session, open_store

if TYPE_CHECKING:
    from wli_toolkit.guide import Door


def known_session(code: str, db: str | None) -> Session:
    """Return the session `code`."""
    with open_store(db) as store:
        return store.session(code)


def door_of(session: Session, address: str | None) -> Door:
    """Return the way into `session`: the address told, else the one its server is known by, else none."""
    from wli_toolkit.guide import Door
    from wli_toolkit.pages.joining import join_url, qr_svg

    known = address or session.settings.get("public_url") or session.settings.get("address") or ""
    base = str(known).split("/?", 1)[0].rstrip("/")
    if base and not base.startswith(("http://", "https://")):
        fail(f"not an address that people can open: {known}. Copy it from the console; it begins with http.")
    return Door(base, session.code, qr_svg(join_url(base, session.code)) if base else "")


@click.command()
@click.option(
    "--to", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), help="A folder."
)
@pack_option
@click.option("--lang", default="both", show_default=True, type=click.Choice(["ja", "en", "both"]))
@click.option("--agenda", help="The agenda to print on paper; the shortest unless told.")
@click.option(
    "--session", "code", metavar="CODE", help="Whose address and QR the participant's card carries."
)
@click.option("--address", metavar="URL", help="What people type, as the console shows it.")
@db_option
@plain_errors
def guide(
    folder: Path,
    pack: str | None,
    lang: str,
    agenda: str | None,
    code: str | None,
    address: str | None,
    db: str | None,
) -> None:
    """Write the facilitator's pages: exercises, run sheets, the talk with slides, cards and paper sheets.

    What was written before is replaced; other files in the folder stay.
    """
    from wli_toolkit.guide import made, not_made, write_guide

    if address and not code:
        fail("--address goes with --session CODE: an address without a session's code leads nowhere.")
    session = known_session(code, db) if code else None
    asked = session.pack_model() if session is not None and pack is None else load_pack(pack)
    if agenda is not None:
        printed: Agenda | None = load_agenda(asked, agenda)
    else:
        printed = session.agenda_model() if session is not None and pack is None else None
    langs = LANGS if lang == "both" else tuple(one for one in LANGS if one == lang)
    door = door_of(session, address) if session is not None else None
    files = made(asked, langs, on_paper=printed, door=door)
    try:
        write_guide(files, folder)
    except OSError as error:
        fail(f"{folder}: {error.strerror or type(error).__name__}. Choose a folder where you may write.")
    tell(f"written to {folder}: {len(files)} files")
    for name in not_made(files, folder):
        tell(f"note: {name} is of no exercise or agenda of this pack; delete it if it is out of date")
    if door is not None and not door.address:
        tell("note: this session has no address yet; give --address URL, as the console shows it")
