"""One way for every line that is logged, ours and the libraries': JSON for machines or text for people, to stderr."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from enum import StrEnum
from types import TracebackType

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from service.workflow.audit.origin import JOB, origin

_QUIET = ("uvicorn", "uvicorn.error", "sqlalchemy", "alembic", "asyncio", "httpx")
"""Libraries of which only warnings are told: what they say of their daily doings we say ourselves, once."""
_REASON = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_FRAMES = 20


class LogStyle(StrEnum):
    """For machines, or for people."""

    JSON = "json"
    TEXT = "text"


def configure_logs(style: LogStyle, process: str) -> None:
    """Let every logger of this process write to stderr in that style; `process` (`web-1`) stands on each line."""
    chain: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        _add_origin,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _adding_process(process),
        structlog.stdlib.ExtraAdder(allow=("code",)),
    ]
    structlog.configure(
        processors=[*chain, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=chain,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                shorten_exception,
                _visible,
                _writer(style),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def _writer(style: LogStyle) -> Processor:
    if style is LogStyle.JSON:
        return structlog.processors.JSONRenderer(ensure_ascii=False, default=str)
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), pad_event_to=24)


def _visible(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """A line stays one line, and does nothing to a screen, whatever people have entered."""
    return {name: _shown(value) if isinstance(value, str) else value for name, value in line.items()}


def _shown(text: str) -> str:
    return _CONTROL.sub(lambda found: ascii(found[0])[1:-1], text)


def _adding_process(process: str) -> Processor:
    def add(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
        return {**line, "process": process}

    return add


def _add_origin(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """From which request or job the line comes, who asks, and in which session; what is known already stays."""
    source = origin()
    known = {
        "request": "" if source.request_id.startswith(JOB) else source.request_id,
        "job": source.request_id.removeprefix(JOB) if source.request_id.startswith(JOB) else "",
        "person": source.person.id if source.person else "",
        "session": source.session,
    }
    return {**{name: value for name, value in known.items() if value != ""}, **line}


def shorten_exception(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """An exception as its kind, the first line of its reason, and where it came about. Never whole: further lines of
    what a database or a validator says repeat what people have entered."""
    line["event"] = str(line.get("event", "")).strip()
    told = line.pop("exc_info", None)
    if told is True:
        told = sys.exc_info()
    error = told[1] if isinstance(told, tuple) else told
    if not isinstance(error, BaseException):
        return line
    reason = next(iter(str(error).splitlines()), "")[:_REASON]
    return {
        **line,
        "exception": f"{type(error).__module__}.{type(error).__qualname__}",
        "reason": reason,
        "trace": _frames(error.__traceback__),
    }


def _frames(begin: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(begin)[-_FRAMES:]
    return [f"{'/'.join(frame.filename.split('/')[-3:])}:{frame.lineno} {frame.name}" for frame in frames]
