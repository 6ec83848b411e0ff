"""What is closed: other people's kernels, Voila's and Jupyter's own routes, and messages no page sends."""

from __future__ import annotations

import json
import uuid

import pytest
from websockets.exceptions import InvalidStatus

from tests.browser.seminar import Seminar
from tests.server.client import Client, Talk, facilitator, member, refused
from wli_toolkit.store import open_store

NOT_OURS = (
    "/voila/static/voila.js",
    "/voila/templates/lab/static/x.css",
    "/voila/files/notebooks/workshop.ipynb",
    "/voila/render/workshop.ipynb",
    "/voila/tree",
    "/voila/api/contents/",
    "/voila/api/shutdown/x",
    "/voila/labextensions/x",
    "/api/kernels",
    "/api/contents",
    "/api/sessions",
    "/api",
    "/tree",
    "/lab",
    "/login",
    "/logout",
    "/notebooks/workshop.ipynb",
    "/workshop.ipynb",
    "/?template=nope/../x",
    "/workshop/../secret",
    "/static/0000000000000000/workshop.js",
    "/export/ZZZZZZ.pdf",
    "/%00",
)


@pytest.mark.parametrize("path", NOT_OURS)
def test_everything_else_is_closed(client: Client, path: str) -> None:
    reply = client.get(path)
    assert reply.status in (200, 400, 404)
    if reply.status == 200:
        assert path.startswith("/?"), "an unknown query of the door is ignored"
    assert "Traceback" not in reply.text


def test_a_bad_url_never_hangs(client: Client) -> None:
    for path in ("/?template=nope", "/workshop?template=nope&theme=nope", "/live", "/live?page=nope"):
        assert client.get(path).status in (200, 302, 400, 403, 404)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"])
def test_other_methods_change_nothing(client: Client, method: str) -> None:
    assert client.ask(method, "/workshop").status in (302, 403, 404, 405)


def test_nobody_opens_a_live_line_without_a_cookie(client: Client, seminar: Seminar) -> None:
    for page in ("workshop", "console", "screen"):
        with pytest.raises(InvalidStatus) as refused:
            client.live(page, seminar.code)
        assert refused.value.response.status_code == 403


def test_a_participant_is_not_a_facilitator(seminar: Seminar) -> None:
    client = member(seminar)
    assert client.get("/console").status == 303
    assert client.get("/screen").status == 303
    assert client.get(f"/export/{seminar.code}.json").status in (302, 403)
    with pytest.raises(InvalidStatus):
        client.live("console", seminar.code)


def test_a_facilitator_of_another_session_is_a_stranger(seminar: Seminar) -> None:
    with open_store(f"sqlite:///{seminar.database}") as store:
        other, passcode = store.create_session(agenda=store.session(seminar.code).agenda_model())
    client = Client(seminar.line["port"])
    assert client.post("/console/login", session=other.code, passcode=passcode).status == 303
    refused = client.get(f"/export/{seminar.code}.json")
    assert (refused.status, refused.headers["location"].split("?")[0]) == (302, "/console/login")
    assert client.get(f"/console?s={seminar.code}").status == 303
    with pytest.raises(InvalidStatus):
        client.live("console", seminar.code)


def test_a_kernel_is_its_owners_only(seminar: Seminar) -> None:
    owner, other = member(seminar), member(seminar)
    _line, talk = owner.kernel("workshop", seminar.code)
    path = f"/api/kernels/{talk.kernel}/channels?session_id=x"
    for stranger in (other, facilitator(seminar), Client(seminar.line["port"])):
        assert refused(stranger, path) == 403
    assert other.get(f"/api/kernels/{talk.kernel}").status == 404
    assert other.ask("DELETE", f"/api/kernels/{talk.kernel}").status == 404
    assert talk.ask({"type": "hello"}, "state")["state"]["participant"]


def test_an_unknown_kernel_is_refused(seminar: Seminar) -> None:
    assert refused(member(seminar), f"/api/kernels/{uuid.uuid4()}/channels?session_id=x") == 403


def test_ten_megabytes_are_refused_with_a_word_and_nothing_is_lost(seminar: Seminar) -> None:
    client = member(seminar)
    line, talk = client.kernel("workshop", seminar.code)
    talk.save("E11", "act", "散歩")
    assert talk.wait_for("saved")["value"] == "散歩"
    talk.save("E11", "act", "長" * 3_400_000)
    assert "短く" in line.wait_for("problem")["message"]["ja"]
    talk.save("E11", "cue", "昼休みに")
    assert talk.wait_for("saved")["field"] == "cue"
    kept = {a["field"]: a["value"] for a in talk.ask({"type": "hello"}, "state")["state"]["answers"]}
    assert kept["act"] == "散歩"


@pytest.mark.parametrize(
    ("exercise", "field", "value", "word"),
    [
        ("E11", "conf", 11, "10"),
        ("E11", "conf", -1, "0"),
        ("E11", "conf", "7", "0"),
        ("E11", "conf", True, "0"),
        ("E11", "mins", 31, "30"),
        ("E11", "act", "長" * 31, "30"),
        ("E11", "dir", "elsewhere", ""),
        ("E13", "rails", ["end_time"] * 3 + ["nonsense"], ""),
        ("E13", "cap_h", 80.25, ""),
        ("E14", "check_date", "2026-02-30", ""),
        ("E14", "b1", "not offered here", "E14.b1"),
        ("E05", "act", "not on this agenda", "E05.act"),
        ("E11", "nonsense", 1, "E11.nonsense"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_by_name(
    talking: Talk, exercise: str, field: str, value: object, word: str
) -> None:
    talk = talking
    talk.save(exercise, field, value)
    refused = talk.wait_for("refused")
    assert refused["field"] == field
    assert refused["message"]["ja"]
    assert refused["message"]["en"]
    assert word in refused["message"]["ja"]
    talk.save("E11", "conf", 6)
    assert talk.wait_for("saved")["value"] == 6


@pytest.fixture(scope="module")
def talking(seminar: Seminar) -> Talk:
    """Return one participant's talk for many questions."""
    _line, talk = member(seminar).kernel("workshop", seminar.code)
    return talk


def test_messages_no_page_sends_reach_nobody(talking: Talk) -> None:
    talk = talking
    for text in (
        "",
        "null",
        "[]",
        "{",
        '{"channel": "shell"}',
        json.dumps(
            {"channel": "shell", "header": {"msg_type": "execute_request"}, "content": {"code": "1/0"}}
        ),
        talk.frame({}, msg_type="execute_request"),
        talk.frame({}, msg_type="shutdown_request"),
        talk.frame({}, msg_type="comm_open"),
        talk.frame({}, method="update"),
        talk.frame({}, method="request_state"),
        talk.frame({"type": "hello"}, model="another"),
        talk.frame({"type": "save"}),
        talk.frame({"type": ["save"]}),
        talk.frame("hello"),
        talk.frame({"type": "where", "step": "nowhere", "screen": "x", "done": []}),
        talk.frame({"type": "hand_in", "boxes": "all"}),
    ):
        talk.socket.send(text)
    talk.save("E11", "conf", 5)
    assert talk.wait_for("saved")["value"] == 5
    assert talk.ask({"type": "hello"}, "state")["state"]["answers"]


def test_the_same_operation_twice_is_one(talking: Talk) -> None:
    talk = talking
    op = uuid.uuid4().hex
    revisions = []
    for value in (3, 4):
        talk.save("E11", "conf", value, op=op)
        revisions.append(talk.wait_for("saved")["revision"])
    assert revisions[0] == revisions[1]
    answers = talk.ask({"type": "hello"}, "state")["state"]["answers"]
    assert next(a["value"] for a in answers if a["field"] == "conf") == 3


def test_after_the_end_nothing_is_saved_and_the_page_says_so(seminar: Seminar) -> None:
    with open_store(f"sqlite:///{seminar.database}") as store:
        other, _passcode = store.create_session(agenda=store.session(seminar.code).agenda_model())
        client = Client(seminar.line["port"])
        assert client.join(other.code).status == 303
        _line, talk = client.kernel("workshop", other.code)
        talk.save("E11", "conf", 7)
        talk.wait_for("saved")
        store.close_session(other.code)
        talk.save("E11", "conf", 8)
        assert "終了" in talk.wait_for("problem")["message"]["ja"]
        kept = {a["field"]: a["value"] for a in talk.ask({"type": "hello"}, "state")["state"]["answers"]}
        assert kept["conf"] == 7
