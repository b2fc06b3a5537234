"""What is worked out when it is first asked for, and then remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
O = TypeVar("O")  # noqa: E741 - the owner of a property


class Once(dict[K, V]):
    """A dictionary of values made from their keys."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[K], V]) -> None:
        self._make = make

    def __missing__(self, key: K) -> V:
        value = self[key] = self._make(key)
        return value


class cached(Generic[O, V]):  # noqa: N801 - reads as a decorator
    """A property of an object with a `__dict__`; functools.cached_property takes a lock before Python 3.12."""

    def __init__(self, make: Callable[[O], V]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, instance: None, owner: type[O]) -> cached[O, V]: ...

    @overload
    def __get__(self, instance: O, owner: type[O]) -> V: ...

    def __get__(self, instance: O | None, owner: type[O]) -> cached[O, V] | V:
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._make(instance)
        return value
