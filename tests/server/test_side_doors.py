"""Side doors: what a participant typed, and the two secrets, looked for wherever they could have been left.

The scene is played once; then every place is searched that somebody else could read. The last test purges it.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from websockets import Subprotocol
from websockets.sync.client import connect

import wli_toolkit
from tests.browser.seminar import Seminar, start
from tests.server.client import OPEN, PATIENCE_S, Client, facilitator, member, recorded
from tests.server.marked_scene import MARKER, PLAIN_WORDS, PRIVATE, Scene, play
from tests.server.searching import files_under, forms, found_in, found_in_files


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Return a folder with a short name: the kernels' sockets stand in it."""
    with tempfile.TemporaryDirectory(prefix="sd") as name:
        yield Path(name).resolve()


@pytest.fixture(scope="module")
def seminar(folder: Path) -> Iterator[Seminar]:
    """Return a server whose home, temporary and runtime folders are its own."""
    standard = Path(wli_toolkit.__file__).parent / "content" / "packs" / "standard" / "agendas" / "30min.toml"
    agenda = folder / "whole.toml"
    text = standard.read_text(encoding="utf-8").replace('id = "30min"', 'id = "whole"', 1)
    agenda.write_text(text.replace('form = "lite"\n', ""), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR", "HOME", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
            place = folder / ("t" if name.endswith(("TMP", "TEMP", "TMPDIR")) else name[0].lower())
            place.mkdir(exist_ok=True)
            patch.setenv(name, str(place))
        running = start(folder, "--agenda", str(agenda))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def scene(seminar: Seminar, folder: Path) -> Scene:
    """Play it all once; the tests below look around afterwards."""
    return play(seminar, folder)


def test_the_author_has_it_all(scene: Scene) -> None:
    """Without this the searches below could find nothing because nothing was kept."""
    state = scene.talk.ask({"type": "hello"}, "state")["state"]
    kept = {(answer["exercise"], answer["field"]): answer["value"] for answer in state["answers"]}
    assert {place: kept[place] for place in PRIVATE} == {
        (exercise, name): f"{MARKER}-{name}" for exercise, name in PRIVATE
    }


def test_a_search_finds_what_is_plain(scene: Scene) -> None:
    names = {path.name for path in files_under(scene.folder)}
    assert {"seminar.db", "seminar.db-wal", "seminar.db-shm", "server.log"} <= names
    assert found_in_files(scene.folder, *PLAIN_WORDS), "group answers are plain, so a search has to meet them"
    for word in (MARKER, scene.resume_code):
        for form in forms(word):
            assert found_in(b"\0" * 5 + form + b"\0", word) == [word]


def test_nothing_private_is_in_any_file(scene: Scene) -> None:
    """Database, its log and its index, server log, connection files, home and temporary folders."""
    assert found_in_files(scene.folder, MARKER, *scene.secrets) == {}


def test_a_sensitive_answer_without_its_consent_is_sealed(scene: Scene) -> None:
    with sqlite3.connect(scene.seminar.database) as connection:
        rows = connection.execute(
            "select value, sealed is not null from wli_answers where participant = ? and field = 'detach'",
            (scene.participant,),
        ).fetchall()
    connection.close()
    assert rows == [(None, 1)]


def test_the_log_is_quiet(scene: Scene) -> None:
    log = scene.seminar.log.read_text(encoding="utf-8")
    assert found_in(log, MARKER, *scene.secrets, scene.participant) == []
    assert "Traceback" not in log


def test_no_process_shows_it(scene: Scene) -> None:
    kernels = scene.seminar.kernels()
    assert len(kernels) == 4, "two participants, console, screen"
    for process in scene.processes():
        shown = "\0".join((*process.cmdline(), *(f"{k}={v}" for k, v in process.environ().items())))
        assert found_in(shown, MARKER, *scene.secrets, scene.participant) == [], process.cmdline()
    secret = os.environ["WLI_SECRET"]
    for process in kernels:
        assert secret not in process.environ().values(), "a kernel could open everybody's cookie"
        assert "WLI_SECRET" not in process.environ()


def test_a_crash_writes_no_memory_to_the_disk(scene: Scene) -> None:
    for process in scene.processes():
        assert process.rlimit(psutil.RLIMIT_CORE) == (0, 0), process.cmdline()


def test_what_is_taken_home_holds_no_key(scene: Scene) -> None:
    """The sheet is its author's own words, the calendar file not even those; a browser keeps neither by itself."""
    for path in ("/me/blueprint.html", "/me/blueprint.html?keep=1"):
        sheet = scene.author.get(path)
        assert (sheet.status, sheet.headers["cache-control"]) == (200, "no-store")
        assert found_in(sheet.text, MARKER) == [MARKER], "the sheet was looked at without what is on it"
        assert found_in(sheet.text, *scene.secrets, scene.participant) == []
    calendar = str(scene.talk.ask({"type": "calendar", "lang": "ja"}, "calendar")["text"])
    assert "BEGIN:VEVENT" in calendar
    assert found_in(calendar, MARKER, *scene.secrets, scene.participant) == []


def test_pages_stay_in_no_cache_and_tell_no_other_site_where_they_were(scene: Scene) -> None:
    """Who takes a shared tablet next finds nothing by going back."""
    for path in ("/", "/workshop"):
        page = scene.author.get(path)
        assert page.headers["cache-control"] == "no-store", path
        assert page.headers["referrer-policy"] == "same-origin", path


def test_an_exported_session_is_sealed(scene: Scene) -> None:
    file = scene.folder / "session.wli"
    said = run_wli(scene, "session", "export", scene.seminar.code, "--to", str(file))
    raw = file.read_bytes()
    file.unlink()
    assert found_in(raw, MARKER, *scene.secrets, scene.participant, *PLAIN_WORDS, scene.seminar.code) == []
    passphrase = said.split("passphrase ")[1].split()[0]
    assert found_in_files(scene.folder, passphrase) == {}, "it is shown once and kept nowhere"


def test_no_open_file_holds_it(scene: Scene) -> None:
    """Whatever the processes have open outside their own folders, a history file for instance."""
    opened = {Path(each.path) for process in scene.processes() for each in process.open_files()}
    assert scene.seminar.database in opened
    for path in opened:
        if path.is_file():
            assert found_in(path.read_bytes(), MARKER, *scene.secrets) == [], path


def test_nobody_else_is_told(scene: Scene) -> None:
    assert len(scene.elsewhere) == 6
    for name, heard in scene.elsewhere.items():
        assert heard.frames, name
        for word in (MARKER, scene.resume_code, scene.resume_code.replace("-", ""), scene.participant):
            assert found_in(heard.heard, word) == [], name
    for name in ("screen", "another participant"):
        assert found_in(scene.elsewhere[f"{name}, kernel"].heard, str(scene.seminar.line["passcode"])) == []


def test_no_page_or_export_shows_it(scene: Scene) -> None:
    assert len(scene.pages) == 11
    for name, text in scene.pages.items():
        assert found_in(text, MARKER, *scene.secrets, scene.participant) == [], name
    health = next(text for name, text in scene.pages.items() if name.startswith("/healthz"))
    assert '"status": "ok"' in health


def test_no_command_tells_it(scene: Scene) -> None:
    code, out = scene.seminar.code, scene.folder / "out"
    out.mkdir()
    commands = [("summary", code, "--json")]
    commands += [("export", code, "--to", str(out / f"x{suffix}")) for suffix in (".csv", ".html")]
    with ThreadPoolExecutor(2) as several:
        said = list(several.map(lambda command: run_wli(scene, *command), commands))
    assert code in said[0]
    for one in said:
        assert found_in(one, MARKER, *scene.secrets, scene.participant) == []
    assert len(files_under(out)) == 2
    assert found_in_files(out, MARKER, *scene.secrets, scene.participant) == {}


def run_wli(scene: Scene, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "wli_toolkit", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "WLI_DATABASE_URL": scene.database},
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_where_somebody_is_cannot_carry_what_they_typed(scene: Scene) -> None:
    """The console shows each seat's screen by name: it has to be one of the step's screens."""
    stray = f"{MARKER}-screen"
    scene.talk.tell({"type": "where", "step": "blueprint", "screen": stray, "done": []})
    scene.talk.ask({"type": "hello"}, "state")
    with sqlite3.connect(scene.seminar.database) as connection:
        screens = [row[0] for row in connection.execute("select screen from wli_participants")]
    connection.close()
    scene.talk.tell({"type": "where", "step": "blueprint", "screen": "do", "done": []})
    scene.talk.ask({"type": "hello"}, "state")
    assert stray not in screens


def test_a_kernel_gives_its_widgets_state_to_nobody(scene: Scene) -> None:
    """Jupyter's own way to ask for every widget's state is not passed on, and nothing answers it."""
    client = member(scene.seminar)
    _line, talk = client.kernel("workshop", scene.seminar.code)
    keeper = recorded(talk)
    control = uuid.uuid4().hex
    opening = json.loads(talk.frame({}, msg_type="comm_open", model=control))
    opening["content"] = {"comm_id": control, "target_name": "jupyter.widget.control", "data": {}}
    asking = json.loads(talk.frame({}, model=control))
    asking["content"]["data"] = {"method": "request_states"}
    for frame in (
        json.dumps(opening),
        json.dumps(asking),
        talk.frame({}, method="request_state"),
        talk.frame({}, msg_type="comm_info_request"),
        talk.frame({}, msg_type="history_request"),
        talk.frame({}, msg_type="kernel_info_request"),
    ):
        talk.socket.send(frame)
    assert talk.ask({"type": "hello"}, "state")["state"]["participant"]
    assert keeper.frames
    for frame in keeper.frames:
        message = json.loads(frame)
        assert message["msg_type"] == "comm_msg"
        assert message["content"]["comm_id"] == talk.model
        assert message["content"]["data"]["method"] == "custom"


def test_a_client_of_the_binary_protocol_hears_no_more(scene: Scene) -> None:
    """Jupyter's own front end may ask for another framing; the filter has to hold there too."""
    talk = scene.talk
    with connect(
        f"ws://127.0.0.1:{scene.seminar.line['port']}/api/kernels/{talk.kernel}/channels?session_id=binary",
        additional_headers={"Cookie": scene.author.cookie_header()},
        subprotocols=[Subprotocol("v1.kernel.websocket.jupyter.org")],
        max_size=None,
    ) as socket:
        # Asked on its own line: what others ask could be answered before this one listens.
        socket.send(talk.frame({"type": "hello"}))
        frames = []
        while not frames or b'"type": "state"' not in frames[-1]:
            frame = socket.recv(timeout=PATIENCE_S)
            frames.append(frame if isinstance(frame, bytes) else frame.encode())
        assert socket.subprotocol in (None, "v1.kernel.websocket.jupyter.org")
    kinds = [kind_of(frame) for frame in frames]
    assert kinds == ["comm_msg"]


def kind_of(frame: bytes) -> str:
    """Return the type of a message: JSON, or parts behind a list of where they begin (channel, header, …)."""
    if frame.startswith(b"{"):
        return str(json.loads(frame)["msg_type"])
    begins = [int.from_bytes(frame[place : place + 8], "little") for place in range(8, 32, 8)]
    return str(json.loads(frame[begins[1] : begins[2]])["msg_type"])


def test_what_is_handed_in_is_told_and_nothing_else(scene: Scene) -> None:
    handed = scene.talk.ask({"type": "hand_in", "boxes": ["b5", "note_to_self", "share"]}, "handed_in")
    assert [box["field"] for box in handed["boxes"]] == ["b5"]
    _line, console = facilitator(scene.seminar).kernel("console", scene.seminar.code)
    item = console.ask({"type": "handins"}, "handins")["items"]
    assert [box["text"] for one in item for box in one["boxes"]] == [f"{MARKER}-b5"]
    everything = json.dumps(item).replace(f"{MARKER}-b5", "").replace(f"{MARKER}-nickname", "")
    assert found_in(everything, MARKER, scene.participant) == []
    plain = [path for path in found_in_files(scene.folder, f"{MARKER}-b5") if path.startswith("seminar.db")]
    assert plain, "what was handed in is the facilitator's to read"
    others = [f"{MARKER}-{name}" for _, name in PRIVATE if name not in ("b5", "nickname")]
    assert found_in_files(scene.folder, *others) == {}


def test_a_purge_that_leaves_traces_says_so(scene: Scene) -> None:
    """While somebody reads on, SQLite cannot empty the old pages; "erased" would not be true."""
    made = json.loads(run_wli(scene, "session", "new", "--json"))["session"]
    with sqlite3.connect(scene.seminar.database, isolation_level=None) as reader:
        reader.execute("begin")
        reader.execute("select count(*) from wli_sessions").fetchone()
        said = run_wli(scene, "session", "purge", made, "--yes")
        left = [path for path in files_under(scene.folder) if made.encode() in path.read_bytes()]
        reader.execute("rollback")
    reader.close()
    assert left, "the reader was not in the way, and this shows nothing"
    assert f"session {made} is erased\n" != said


def test_after_a_purge_nothing_is_left_on_the_disk(scene: Scene) -> None:
    """Runs last: the server still runs and everybody's page is still open."""
    gone = (f"{MARKER}-b5", f"{MARKER}-nickname", scene.participant, *PLAIN_WORDS)
    assert found_in_files(scene.folder, gone[0], gone[2], gone[3])
    assert "erased" in run_wli(scene, "session", "purge", scene.seminar.code, "--yes")
    assert found_in_files(scene.folder, *gone, MARKER) == {}
    assert Client(scene.seminar.line["port"]).get("/healthz").status == 200
    OPEN.close()
    scene.seminar.stop()
    assert found_in_files(scene.folder, *gone, MARKER) == {}
    log = scene.seminar.log.read_text(encoding="utf-8")
    assert "Traceback" not in log
