"""The child process that reads one untrusted workbook: limits itself first, answers in JSON on standard output."""

import gc
import json
import os
import resource
import sys
from collections.abc import Callable
from typing import Any

from service.intake.files.package_checks import check_package
from service.intake.files.part_checks import NO_MEMORY
from service.intake.files.sheet_checks import damaged
from service.vocabulary.problem import Unreadable


def too_heavy() -> Unreadable:
    """The refusal of a workbook that needs more memory, time or output than a filled-in form ever does."""
    return Unreadable(
        "too-heavy", "工作簿内容过多，读取它超出了允许的内存、时间或篇幅：请删除多余的行、列和工作表，保存后重新提交。"
    )


def read_workbook(data: bytes) -> list[dict[str, Any]]:
    """All sheets of a workbook as `stored_values.read_sheets` hands them over.

    Whatever is wrong with the file raises Unreadable, nothing else; ImportError means a broken installation.
    """
    try:
        package = check_package(data)
        # Only now: a refused file does not pay for the library's start.
        from service.intake.files.stored_values import read_sheets

        return read_sheets(data, package)
    except (Unreadable, ImportError):
        raise
    except MemoryError:
        raise too_heavy() from None
    except Exception as fault:  # whatever a library trips over is a fault of the file
        raise refusal_for(fault) from fault


def refusal_for(fault: Exception) -> Unreadable:
    """What a library tripped over; its XML reader calls a lack of memory an error of the XML."""
    return too_heavy() if getattr(fault, "code", None) == NO_MEMORY else damaged(type(fault).__name__)


def answer(data: bytes, output_limit: int) -> str:
    """The JSON text handed to the parent: `{"sheets": […]}` or `{"refused": {"code", "sentence"}}`."""
    try:
        text = json.dumps({"sheets": read_workbook(data)}, separators=(",", ":"))
        if len(text) > output_limit:
            raise too_heavy()
        return text
    except Unreadable as refusal:
        return _refused(refusal)
    except MemoryError:
        return _refused(too_heavy())


def _refused(refusal: Unreadable) -> str:
    return json.dumps({"refused": {"code": refusal.code, "sentence": refusal.sentence}})


def limit(memory: int, cpu_seconds: int, output: int) -> None:
    """Let the system enforce the limits of this process (bytes, seconds, bytes); a tighter one in force stays."""
    for kind, wanted in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_AS, memory),
    ):
        hard = resource.getrlimit(kind)[1]
        value = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (value, value))


def main(arguments: list[str]) -> None:
    """Read one workbook, see confine()."""
    confine(arguments, lambda data, output: answer(data, output).encode())


def confine(arguments: list[str], work: Callable[[bytes, int], bytes]) -> None:
    """Do some work on the open file number `arguments[0]` under the limits memory, CPU seconds, output bytes; write
    what it gives. work: contents of the file and how much it may give → what it gives."""
    source, memory, cpu_seconds, output = map(int, arguments)
    limit(memory, cpu_seconds, output)
    gc.disable()  # one short task: collecting costs more than it frees
    with open(source, "rb") as file:  # noqa: PTH123 - a file number, not a path
        data = file.read()
    sys.stdout.buffer.write(work(data, output))
    sys.stdout.buffer.flush()
    # The answer is out: skip taking the interpreter down.
    os._exit(0)
