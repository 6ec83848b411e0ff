"""What a browser was sent and does not read: a little of it waits, and then its connection is cut."""

from __future__ import annotations

from tornado.websocket import WebSocketHandler

MOST_UNREAD = 16 * 1024 * 1024
"""Bytes that may wait for one websocket: many times what a page is sent in an hour."""


def bound_unread(handler: WebSocketHandler) -> None:
    """Let no more than `MOST_UNREAD` wait; writing more raises tornado's `StreamBufferFullError`."""
    if handler.ws_connection is not None and handler.ws_connection.stream is not None:
        handler.ws_connection.stream.max_write_buffer_size = MOST_UNREAD


def cut(handler: WebSocketHandler) -> None:
    """Close the connection without a word; a page that still looks comes again and asks for what it missed."""
    if handler.ws_connection is not None and handler.ws_connection.stream is not None:
        handler.ws_connection.stream.close()
