"""The web server inside this process."""

import ctypes
import gc
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from django.core.management import call_command
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

WhenReady = Callable[[object], None]
_GRACE_SECONDS: Final = 30
_OBJECTS_BEFORE_COLLECTING: Final = 10_000
_M_ARENA_MAX: Final = -8  # its number in malloc.h


def _nothing(_server: object) -> None:
    """Tell nobody."""


def prepare() -> None:
    """Make this process ready to serve: memory to be shared by its threads, and styles, scripts and fonts hashed and
    compressed into STATIC_ROOT, from where they are served.
    """
    _share_one_heap()
    call_command("collectstatic", interactive=False, verbosity=0)


def run(*, host: str, port: int, workers: int, threads: int, when_ready: WhenReady = _nothing) -> None:
    """Serve until told to stop; `when_ready` is called once the port is open."""
    _Server(
        bind=f"{host}:{port}",
        workers=workers,
        threads=threads,
        worker_class="gthread",
        graceful_timeout=_GRACE_SECONDS,
        logger_class=_SharedLogger,
        control_socket_disable=True,
        when_ready=when_ready,
        post_worker_init=_rest_the_collector,
    ).run()


def _rest_the_collector(_worker: object) -> None:
    """What is loaded by now stays until the worker ends: do not look through it for garbage at every page."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTING)


def _share_one_heap() -> None:
    """Let the threads of a process use one heap, where glibc gives each its own to keep: a sixth of a worker's memory.
    Workers inherit it. It has no effect once a second thread has run.
    """
    with suppress(AttributeError):  # another C library
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


class _SharedLogger(Logger):
    """Leaves writing to the root logger, which masks identity numbers."""

    def setup(self, cfg: Any) -> None:
        """Send Gunicorn's own lines the same way as all others."""
        self.cfg = cfg
        self.error_log.propagate = True
        self.error_log.handlers = []


class _Server(BaseApplication):
    def __init__(self, **options: object) -> None:
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from helhet.config.wsgi import application

        return application
