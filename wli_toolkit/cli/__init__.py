"""The `wli` command: prints for people, and with --json one JSON object for programs."""

from wli_toolkit.cli.main import main

__all__ = ["main"]
