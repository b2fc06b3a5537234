"""Acts and recorded acts ↔ JSON, strictly: what is read must be exactly what would be written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from service.casework.acts.act import Act
from service.casework.case import Recorded
from service.casework.procedure import Procedure

SCHEMA = 1
"""The version of the JSON form of acts."""

_SCHEMA_KEY = "schema"
_ACT: TypeAdapter[Act] = TypeAdapter(Annotated[Act, Field(discriminator="kind")])
_RECORDED: TypeAdapter[Recorded[Act]] = TypeAdapter(Recorded[Annotated[Act, Field(discriminator="kind")]])
_PROCEDURE: TypeAdapter[Procedure] = TypeAdapter(Procedure)

T = TypeVar("T")


class Undecodable(ValueError):  # noqa: N818 - a state of the text, named as people say it
    """JSON that is not what this program writes; the message says in Chinese where."""


def encode(act: Act) -> dict[str, Any]:
    """The act as plain JSON values with the version of their form."""
    return _written(_ACT, act)


def decode(values: Mapping[str, Any]) -> Act:
    """The act that was encoded.

    Raises:
        Undecodable: another version, or anything encode() would not write like this.
    """
    return _read(_ACT, values)


def encode_recorded(recorded: Recorded[Act]) -> dict[str, Any]:
    """A recorded act with person, time, procedure and digest as plain JSON values."""
    return _written(_RECORDED, recorded)


def decode_recorded(values: Mapping[str, Any]) -> Recorded[Act]:
    """The recorded act that was encoded; whether its digest is right, fold() sees.

    Raises:
        Undecodable: another version, or anything encode_recorded() would not write like this.
    """
    return _read(_RECORDED, values)


def encode_procedure(procedure: Procedure) -> dict[str, Any]:
    """The procedure as plain JSON values; kept under its digest, so that a case can be folded when the rules have
    changed."""
    return _written(_PROCEDURE, procedure)


def decode_procedure(values: Mapping[str, Any]) -> Procedure:
    """The procedure that was encoded.

    Raises:
        Undecodable: another version, or anything encode_procedure() would not write like this.
    """
    return _read(_PROCEDURE, values)


def _written(form: TypeAdapter[T], value: T) -> dict[str, Any]:
    written: dict[str, Any] = form.dump_python(value, mode="json")
    return {_SCHEMA_KEY: SCHEMA, **written}


def _read(form: TypeAdapter[T], values: Mapping[str, Any]) -> T:
    """Reading twice as strictly as pydantic: unknown keys, numbers as text and left-out keys do not come back."""
    version = values.get(_SCHEMA_KEY)
    if version != SCHEMA or isinstance(version, bool):
        raise Undecodable(f"办理记录的格式版本为 {version}，本程序只认得 {SCHEMA}；请换用与之相配的程序版本")
    try:
        read = form.validate_python({key: value for key, value in values.items() if key != _SCHEMA_KEY})
    except ValidationError as error:
        places = "、".join(".".join(map(str, fault["loc"])) or "（整体）" for fault in error.errors())
        raise Undecodable(f"办理记录无法读取，出错之处：{places}；记录可能被改动过，请核对审计记录") from error
    if _written(form, read) != dict(values):
        raise Undecodable("办理记录与规定的写法不一致（多出、缺少或改写了内容）；记录可能被改动过，请核对审计记录")
    return read
