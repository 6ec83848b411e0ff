"""What people do that a server must bear: half characters, two sessions in one browser, leaving for good."""

from __future__ import annotations

from tests.browser.seminar import Seminar
from tests.server.client import Client, come_in, member
from wli_toolkit.store import open_store


def test_half_a_character_does_not_stop_the_next_answer(seminar: Seminar) -> None:
    _line, talk = member(seminar).kernel("workshop", seminar.code)
    half = talk.frame(
        {
            "type": "save",
            "op": "half",
            "occasion": "during",
            "exercise": "E11",
            "field": "act",
            "row": 0,
            "value": "散歩HALF",
        }
    )
    talk.socket.send(half.replace("HALF", "\\ud83d"))
    assert talk.wait_for("saved")["value"].startswith("散歩")
    talk.save("E11", "conf", 6)
    assert talk.wait_for("saved")["value"] == 6


def test_a_repeated_operation_is_answered_with_what_is_stored(seminar: Seminar) -> None:
    _line, talk = member(seminar).kernel("workshop", seminar.code)
    talk.save("E11", "act", "古い", op="first")
    assert talk.wait_for("saved")["value"] == "古い"
    talk.save("E11", "act", "新しい", op="second")
    assert talk.wait_for("saved")["value"] == "新しい"
    talk.save("E11", "act", "古い", op="first")
    assert talk.wait_for("saved")["value"] == "新しい"


def test_deleting_reaches_every_tab_and_gives_the_seat_back(seminar: Seminar) -> None:
    client = member(seminar)
    line, talk = client.kernel("workshop", seminar.code)
    other = client.live("workshop", seminar.code)
    assert other.wait_for("kernel")["kernel"] == talk.kernel
    before = len(seminar.kernels())
    talk.tell({"type": "delete_me"})
    line.wait_for("deleted")
    other.wait_for("deleted")
    assert client.get("/me/blueprint.html").status == 404
    assert client.get("/workshop").status == 404
    assert client.join(seminar.code).status == 303, "whoever deleted everything may begin anew"
    assert before > 0


def test_each_sessions_reports_are_its_own_in_one_browser(seminar: Seminar) -> None:
    with open_store(f"sqlite:///{seminar.database}") as store:
        other, passcode = store.create_session(agenda=store.session(seminar.code).agenda_model())
    client = Client(seminar.line["port"])
    for code, word in ((seminar.code, str(seminar.line["passcode"])), (other.code, passcode)):
        assert client.post("/console/login", session=code, passcode=word).status == 303
    for code in (seminar.code, other.code):
        reply = client.get(f"/export/{code}.json")
        assert reply.status == 200
        assert code in reply.text


def test_a_purged_session_lets_nobody_in(seminar: Seminar) -> None:
    with open_store(f"sqlite:///{seminar.database}") as store:
        other, passcode = store.create_session(agenda=store.session(seminar.code).agenda_model())
        client = come_in(seminar, other.code, passcode)
        store.purge_session(other.code)
    reply = client.get(f"/console?s={other.code}")
    assert (reply.status, reply.headers["location"].split("?")[0]) == (303, "/console/login")
    assert "Traceback" not in seminar.log.read_text()
