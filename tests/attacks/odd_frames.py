"""Frames that no page of ours sends."""

from __future__ import annotations

import json
import math

from tests.server.client import Talk

METHODS = ("update", "request_state", "request_states", "echo_update", "")


def frames(talk: Talk, stranger: Talk) -> list[str | bytes]:
    """Return what no page of ours sends: other messages, other widgets, state, buffers and what is no message."""
    hello = {"type": "hello"}
    whole = json.loads(talk.frame(hello))
    opening = {"target_name": "jupyter.widget", "comm_id": "mine"}
    model = {
        "_model_module": "@jupyter-widgets/controls",
        "_model_name": "FileUploadModel",
        "value": [{"x": 1}],
    }
    return [
        *(
            talk.frame(content, msg_type=kind)
            for kind, content in (
                ("comm_open", {**opening, "data": {"state": model}}),
                ("comm_open", {"target_name": "jupyter.widget.control", "comm_id": "c", "data": {}}),
                ("comm_close", {"comm_id": talk.model}),
                ("comm_info_request", {}),
                ("execute_request", {"code": "1/0"}),
                ("inspect_request", {"code": "page", "cursor_pos": 0}),
                ("shutdown_request", {"restart": False}),
                ("interrupt_request", {}),
                ("kernel_info_request", {}),
                ("debug_request", {}),
                ("input_reply", {"value": "x"}),
            )
        ),
        *(talk.frame(hello, method=method) for method in METHODS),
        talk.frame({"state": {"_esm": "x", "_css": "x", "comm": None}, "buffer_paths": [["_esm"]]}, method="update"),
        talk.frame(hello, model=stranger.model),
        talk.frame(hello, model="jupyter.widget.control"),
        json.dumps({**whole, "channel": "control"}),
        json.dumps({**whole, "channel": "stdin"}),
        json.dumps({**whole, "channel": None}),
        json.dumps({**whole, "header": None}),
        json.dumps({**whole, "header": {**whole["header"], "msg_type": ["comm_msg"]}}),
        json.dumps({**whole, "content": {"comm_id": talk.model, "data": {"method": "custom"}}}),
        json.dumps(whole).encode(),
        b"\0" * 64,
        b"\xff\xfe" + json.dumps(whole).encode("utf-16-le"),
        '{"channel": "shell", "channel": "control"}',
        json.dumps(whole)[:-1],
        "[" * 60_000,
        '{"a":' * 9_000,
        talk.frame({"type": "save", "value": math.nan}),
        talk.frame({"type": "save", "value": math.inf}),
        talk.frame({"type": "save", "value": 0}).replace('"value": 0', '"value": 1' + "0" * 20_000),
        talk.frame({"type": "save", "value": 0}).replace('"value": 0', '"value": ' + "[" * 500 + "]" * 500),
    ]  # fmt: skip
