"""Secrets that a demo makes for itself, once. A production installation is given its own."""

import base64
import json
import os
import secrets
from pathlib import Path

_NAME = "secrets.json"


def load_or_make(folder: Path | None) -> dict[str, str]:
    """Return the secrets kept in the folder, made at the first call; without a folder they last as long as the process.

    The file can be read by its owner only (0600).
    """
    if folder is None:
        return make()
    path = folder / _NAME
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _write(path, make())
    kept: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return kept


def new_key() -> str:
    """Return 32 random bytes in base64, the form that the encrypted fields take."""
    return base64.b64encode(secrets.token_bytes(32)).decode()


def make() -> dict[str, str]:
    """Return a fresh value for each secret setting, named as in the environment."""
    return {
        "HELHET_SECRET_KEY": secrets.token_urlsafe(50),
        "HELHET_ENCRYPTION_KEYS": new_key(),
        "HELHET_INDEX_KEY": new_key(),
    }


def _write(path: Path, values: dict[str, str]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(values, file, indent=2)
