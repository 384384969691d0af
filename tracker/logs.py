"""Log lines with named values, for our own events and for those of the libraries.

Plain ones for people, or one JSON object a line for machines. While a request is answered they
carry its id. No line holds a visitor's address: nothing here is told it.
"""

import logging
from typing import Any

import structlog
from structlog.typing import Processor

SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


# The richer writer of tracebacks prints local variables: slow, and maybe secrets.
PLAIN: list[Processor] = [
    structlog.dev.ConsoleRenderer(
        colors=False, pad_event_to=0, exception_formatter=structlog.dev.plain_traceback
    )
]
JSON: list[Processor] = [
    structlog.processors.format_exc_info,
    structlog.processors.JSONRenderer(ensure_ascii=False),
]


class Refusals(logging.Filter):
    """What is refused is one warning; a traceback is for what went wrong with us.

    Django writes one for each query string, token and permission that it refuses, as an error
    where it is suspicious.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        status = getattr(record, "status_code", 500)
        if status < 500:
            record.exc_info = record.exc_text = None
            if record.levelno > logging.WARNING:
                record.levelno, record.levelname = logging.WARNING, "WARNING"
        return True


def logging_config(*, as_json: bool) -> dict[str, Any]:
    """Django's LOGGING: everything from INFO up goes to the standard error, one line an event."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": SHARED,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *(JSON if as_json else PLAIN),
                ],
            }
        },
        "filters": {"refusals": {"()": Refusals}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "lines",
                "filters": ["refusals"],
            }
        },
        "root": {"handlers": ["stderr"], "level": "INFO"},
        # Django's own handlers would print every line a second time.
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            # Whoever scans for machines sends any Host: refused with a 400, not worth a traceback.
            "django.security.DisallowedHost": {"level": "CRITICAL"},
        },
    }


def configure_structlog() -> None:
    """Send our own events through the standard library's loggers, so that both look alike."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
