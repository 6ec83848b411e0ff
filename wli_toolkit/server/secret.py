"""The server's own secret: read from `WLI_SECRET`, or made once and kept readable by the owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from platformdirs import user_data_path

MINIMUM_CHARACTERS = 32


class SecretError(Exception):
    """The secret cannot be used; the message names the value's fault and the way out."""


def load_secret(folder: Path | None = None) -> bytes:
    """Return the secret that cookies are sealed under.

    Parameters
    ----------
    folder
        Where a made secret is kept; the user's data folder by default.

    Raises
    ------
    SecretError
        If `WLI_SECRET` is too short, or the file can be neither read nor written.
    """
    given = os.environ.get("WLI_SECRET")
    if given is not None:
        if len(given) < MINIMUM_CHARACTERS:
            raise SecretError(
                f"WLI_SECRET has {len(given)} characters. Set at least {MINIMUM_CHARACTERS} random ones, "
                'for example from: python -c "import secrets; print(secrets.token_hex(32))"'
            )
        # As the bytes that were set, whatever they are.
        return os.fsencode(given)
    path = (folder or user_data_path("wli_toolkit")) / "secret"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_bytes().strip()
        with os.fdopen(descriptor, "wb") as file:
            made = secrets.token_hex(32).encode()
            file.write(made)
        return made
    except OSError as error:
        raise SecretError(
            f"the secret file {path} cannot be used ({error.strerror}). Make its folder writable, or set WLI_SECRET."
        ) from error
