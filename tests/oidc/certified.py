"""The certified provider (npm `oidc-provider`), started once for all tests of a process."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "certified"


@dataclass(frozen=True)
class CertifiedProvider:
    issuer: str

    def will_sign_in(self, account: str, *, acr: str = "loa-high", error: str = "", **claims: str) -> None:
        """Whoever comes next is this person."""
        self._control({"account": account, "acr": acr, "error": error, "claims": claims})

    def sent_to_us(self) -> list[dict[str, str]]:
        """What it has sent from server to server since somebody was last told to sign in."""
        sent: list[dict[str, str]] = self._control(None)
        return sent

    def _control(self, said: dict[str, Any] | None) -> Any:
        data = None if said is None else json.dumps(said).encode()
        with urllib.request.urlopen(f"{self.issuer}/control", data) as answer:
            return json.loads(answer.read())


def is_within_reach() -> bool:
    """Whether this machine has what the provider runs on."""
    return shutil.which("node") is not None and shutil.which("npm") is not None


@contextmanager
def running(clients: list[dict[str, Any]], *, nonce_for: str) -> Iterator[CertifiedProvider]:
    """The provider with these clients; one of them must show a number of the provider's in its proofs."""
    _install()
    port = _free_port()
    said = json.dumps({"port": port, "clients": clients, "nonceFor": nonce_for})
    with subprocess.Popen(["node", "server.mjs", said], cwd=_FOLDER, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready"
        try:
            yield CertifiedProvider(f"http://127.0.0.1:{port}")
        finally:
            process.terminate()


def _install() -> None:
    """The pinned packages, each checked against the sum in the lock file; only the first time."""
    if not (_FOLDER / "node_modules" / ".package-lock.json").exists():
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"]
        subprocess.run(command, cwd=_FOLDER, check=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
