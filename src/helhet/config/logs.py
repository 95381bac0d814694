"""Logging: JSON lines in production, readable lines elsewhere, and never a national identity number in either."""

import logging.config
import re
from typing import Any, Final

import structlog
from structlog.typing import EventDict, WrappedLogger

_IDENTITY_NUMBER: Final = re.compile(r"(?<!\d)\d{6} ?\d{5}(?!\d)")
_MASK: Final = "***********"

_SHARED: Final[list[structlog.typing.Processor]] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def mask_identity_numbers(_logger: WrappedLogger, _method: str, line: str) -> str:
    """Hide every run of eleven digits in a finished log line, tracebacks included."""
    return _IDENTITY_NUMBER.sub(_MASK, line)


def configuration(level: str, *, as_json: bool) -> dict[str, Any]:
    """Return the `logging` configuration that sends everything through structlog to standard error."""
    renderer = [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
    readable = [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structlog": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": _SHARED,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    _drop_request,
                    *(renderer if as_json else readable),
                    mask_identity_numbers,
                ],
            },
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "structlog"}},
        "root": {"handlers": ["console"], "level": level},
    }


def configure(config: dict[str, Any]) -> None:
    """Set up `logging` and structlog; Django calls this with `settings.LOGGING`."""
    logging.config.dictConfig(config)
    structlog.configure(
        processors=[
            *_SHARED[:-2],
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _drop_request(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Leave out the request that Django attaches: it can hold what a person typed."""
    event.pop("request", None)
    return event
