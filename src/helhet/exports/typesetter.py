"""Typst in a process of its own: one document after another, from inputs on standard input to PDFs on standard output.

Typst holds on to some forty megabytes, and what stops it must not stop a web worker. The process starts with the first
document and ends with whoever started it.
"""

from __future__ import annotations

import atexit
import json
import signal
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    import typst

_HERE: Final = Path(__file__).parent
_LENGTH: Final = struct.Struct(">I")
_DONE, _REFUSED = b"D", b"R"
_EMPTY_DOCUMENTS: Final = 8
"""Halves the memory for a millisecond each; the rest of the ten would make the next document slower."""


class RefusedError(Exception):
    """Typst cannot set the document; the message says why, in English."""


class Typesetter:
    """The process, started when it is needed. Threads take turns."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.stop)

    def pdf(self, inputs: dict[str, str], *, timestamp: int) -> bytes:
        """The document as PDF/UA-1. Raises `RefusedError`, and OSError when the process ends while it works."""
        request = json.dumps({"inputs": inputs, "timestamp": timestamp}).encode()
        with self._turn:
            try:
                kind, answer = _ask(self._running(), request)
            except OSError:  # it was ended from outside: once more, with a new one
                self.stop()
                kind, answer = _ask(self._running(), request)
        if kind == _REFUSED:
            raise RefusedError(answer.decode())
        return answer

    def stop(self) -> None:
        """End the process; the next document starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        with suppress(OSError), process:  # closes its pipes and waits for it
            pass

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            command = [sys.executable, "-m", __name__]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - ourselves
        return self._process


def _ask(process: subprocess.Popen[bytes], request: bytes) -> tuple[bytes, bytes]:
    if process.stdin is None or process.stdout is None:
        raise BrokenPipeError
    _send(process.stdin, request)
    answer = _receive(process.stdout)
    if answer is None:
        raise BrokenPipeError
    return answer[:1], answer[1:]


def _send(stream: IO[bytes], message: bytes) -> None:
    stream.write(_LENGTH.pack(len(message)) + message)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes | None:
    """The next message, or None where there will be no more."""
    header = stream.read(_LENGTH.size)
    if len(header) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(header)
    message = stream.read(length)
    return message if len(message) == length else None


def _serve() -> None:
    """What the process does until its input ends."""
    import typst

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it decides when it ends
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_HERE / "fonts")])
    while (request := _receive(sys.stdin.buffer)) is not None:
        asked = json.loads(request)
        try:
            compiler = typst.Compiler(
                _HERE / "typst" / "document.typ",
                root=_HERE / "typst",
                font_paths=fonts,
                sys_inputs=asked["inputs"],
            )
            pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=asked["timestamp"])
        except typst.TypstError as error:
            _send(sys.stdout.buffer, _REFUSED + str(error.message).encode())
        else:
            _send(sys.stdout.buffer, _DONE + (pdf if isinstance(pdf, bytes) else b""))
        _forget(fonts)


def _forget(fonts: typst.Fonts) -> None:
    """Let go of what was just set. Typst keeps it in memory for ten documents more, to be quick with one that is being
    edited; here the next document is another person's. Each empty document counts as one.
    """
    import typst

    for _time in range(_EMPTY_DOCUMENTS):
        typst.compile(b"", font_paths=fonts)


if __name__ == "__main__":
    _serve()
