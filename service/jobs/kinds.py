"""The kinds of jobs a worker knows: what each needs to be told, and who does it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from service.jobs.running import Final, Running
from service.vocabulary.canonical import canonical_json
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said


class Arguments(BaseModel):
    """What a kind of job needs to be told; the description of each field is its Chinese label."""

    model_config = ConfigDict(frozen=True, extra="forbid")


A = TypeVar("A", bound=Arguments)
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Kind(Generic[S, A]):
    """name: stable ASCII, kept in the record. run: does the work, and gives the last effect of it; what it raises as
    Fault is told to whoever asked, anything else is tried again. with_file: asked for only by handing in a file,
    through the use case that takes it. accept: raises a Fault where the arguments
    make no sense on the day of asking."""

    name: str
    said: Said
    arguments: type[A]
    run: Callable[[Running[S], A], Final[S]]
    with_file: bool = False
    accept: Callable[[A, date], None] | None = None

    def read(self, values: Mapping[str, object]) -> A:
        """The arguments, from what somebody stated.

        Raises:
            Fault: something is missing, unknown or of another form; all of it is named.
        """
        try:
            return self.arguments.model_validate(values)
        except ValidationError as error:
            raise self._wrong(error) from error

    def accepted(self, values: Mapping[str, object], today: date) -> A:
        """The same, of a job that is asked for today.

        Raises:
            Fault: as read(); or the kind does not accept them.
        """
        arguments = self.read(values)
        if self.accept is not None:
            self.accept(arguments, today)
        return arguments

    def written(self, arguments: A) -> str:
        """The one JSON text of the arguments."""
        return canonical_json(arguments.model_dump(mode="json"))

    def work(self, running: Running[S]) -> Final[S]:
        """Do a job of this kind.

        Raises:
            Fault: its arguments cannot be read any more; and what the handler raises.
        """
        return self.run(running, self.read(json.loads(running.job.asked.arguments_json)))

    def _wrong(self, error: ValidationError) -> Fault:
        places = [".".join(map(str, fault["loc"])) for fault in error.errors()]
        names = "、".join(
            f"{name}（{field.description or name}）" for name, field in self.arguments.model_fields.items()
        )
        return Fault(
            "job-arguments",
            Said(
                f"作业“{self.said.zh}”的参数有误：{'、'.join(places) or '整体'}；可写的参数有：{names or '无'}",
                f"wrong arguments of the job “{self.said.en}”: {', '.join(places) or 'as a whole'}; it takes: "
                f"{', '.join(self.arguments.model_fields) or 'none'}",
            ),
        )
