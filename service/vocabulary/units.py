"""Units of the field with dimensions and exact conversion.

kgce is not tce, GJ does not become tce, money is a dimension.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from service.vocabulary.exact import EXACT, plain

if TYPE_CHECKING:
    from pint import UnitRegistry

MULTIPLIERS: Mapping[str, int] = {
    "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7,
    "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12,
}  # fmt: skip
"""Chinese multiplier → power of ten; each may stand before any unit (万吨标煤)."""

# No SI prefixes: `k` before `m2` would make km² a thousand square metres. Every prefixed unit is
# written out. Areas count in thirds of a square metre so that 亩 (1/15 ha) is a whole number.
_DEFINITIONS = """
tce = [coal_equivalent] = _ = 吨标准煤 = 吨标煤 = t标准煤 = t标煤 = TCE = Tce
kgce = 0.001 tce = _ = 千克标准煤 = 千克标煤 = 公斤标准煤 = 公斤标煤 = kg标准煤 = kg标煤 = KGCE = Kgce
gce = 0.000001 tce = _ = 克标准煤 = 克标煤 = g标准煤 = g标煤
tCO2 = [carbon_dioxide] = _ = 吨二氧化碳 = 吨CO2 = t二氧化碳
kgCO2 = 0.001 tCO2 = _ = 千克二氧化碳 = 千克CO2 = 公斤二氧化碳 = 公斤CO2 = kg二氧化碳
gCO2 = 0.000001 tCO2 = _ = 克二氧化碳
t = [mass] = _ = 吨 = T
kg = 0.001 t = _ = 千克 = 公斤 = KG = Kg
g = 0.000001 t = _ = 克
mg = 0.000000001 t = _ = 毫克
m3 = [volume] = _ = 立方米 = 立方 = 方 = M3 = Nm3 = 标准立方米 = 标立方米 = 标方
L = 0.001 m3 = _ = 升
三分之一平方米 = [area]
m2 = 3 三分之一平方米 = _ = 平方米 = M2
亩 = 2000 三分之一平方米
ha = 30000 三分之一平方米 = _ = 公顷 = hm2
km2 = 3000000 三分之一平方米 = _ = 平方公里 = 平方千米 = KM2 = Km2
m = [length] = _ = 米
km = 1000 m = _ = 公里 = KM
J = [energy] = _ = 焦 = 焦耳
kJ = 1000 J = _ = 千焦 = 千焦耳 = KJ = kj
MJ = 1000000 J = _ = 兆焦 = 兆焦耳
GJ = 1000000000 J = _ = 吉焦 = 吉焦耳 = Gj
TJ = 1000000000000 J = _ = 太焦 = 太焦耳
kWh = 3600000 J = _ = 千瓦时 = 千瓦小时 = 度 = kwh = KWH = KWh = Kwh
MWh = 3600000000 J = _ = 兆瓦时
GWh = 3600000000000 J = _ = 吉瓦时
小时 = [time] = _ = 时 = h
天 = 24 小时 = _ = 日 = d
kW = 3600000 J/小时 = _ = 千瓦 = kw = KW
MW = 3600000000 J/小时 = _ = 兆瓦
GW = 3600000000000 J/小时 = _ = 吉瓦
月 = [calendar] = _ = 个月
年 = 12 月 = _ = a = 周年
工作日 = [working_day]
元 = [money] = _ = 元人民币 = 人民币元
项 = [count] = _ = 个 = 家 = 次 = 人 = 件 = 条 = 户 = 座 = 台 = 套 = 起 = 份 = 处 = 批 = 宗 = 类
分 = [score]
percent = 0.01
permille = 0.001
"""
_ATOM_NAMES = {"%": "percent", "‰": "permille"}
_DIMENSIONLESS = frozenset({"", "1", "倍", "无量纲"})
# No name of ours ends in `s`, but Pint would take `tces` for a plural.
_ATOM = re.compile(r"[^\W\d_]\w*(?<!s)|[%‰]")
_PRODUCT_DOTS = re.compile(r"[·⋅∙・•×]|(?<=[^\W\d])\.(?=[^\W\d])")
_GROUP = re.compile(r"/\(([^()/]*)\)")


class UnknownUnit(ValueError):  # noqa: N818 - named as what it is
    """A text that names no unit of ours."""


class DifferentDimension(ValueError):  # noqa: N818 - named as what it is
    """Two units that do not measure the same kind of thing."""


class InexactConversion(ValueError):  # noqa: N818 - named as what it is
    """A conversion whose result is no finite decimal (100 亩 in 公顷)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: text, exact size in base units, powers of the base dimensions (sorted, none zero).

    `multiplied` says that the text starts with a Chinese multiplier (万tce).
    """

    text: str
    size: Fraction
    dimension: tuple[tuple[str, int], ...] = ()
    multiplied: bool = False

    def __mul__(self, other: Unit) -> Unit:
        dimension = _combined(self.dimension, other.dimension, 1)
        text = "·".join(part for part in (self.text, other.text) if part)
        return Unit(text, self.size * other.size, dimension, self.multiplied)

    def __truediv__(self, other: Unit) -> Unit:
        dimension = _combined(self.dimension, other.dimension, -1)
        return Unit(f"{self.text}/{other.text}", self.size / other.size, dimension, self.multiplied)

    def measures(self, other: Unit) -> bool:
        """Whether both measure the same kind of thing."""
        return self.dimension == other.dimension

    def reckoned_as(self, dimension: str, instead: str) -> Unit:
        """The same unit with one base dimension taken for another (t of water as m³, t as tCO2)."""
        swapped = [(instead if name == dimension else name, power) for name, power in self.dimension]
        return Unit(self.text, self.size, _combined((), tuple(swapped), 1), self.multiplied)


DIMENSIONLESS = Unit("", Fraction(1))


@lru_cache(maxsize=1024)
def parse_unit(text: str) -> Unit:
    """The unit a text names, e.g. `tce/万元`, `亿元/km²`, `万吨标煤`, `kW·h`, `%`.

    Raises:
        UnknownUnit: a part of the text is no unit of ours.
    """
    cleaned = "".join(unicodedata.normalize("NFKC", text).split()).replace("^", "")
    cleaned = _GROUP.sub(_ungrouped, _PRODUCT_DOTS.sub("*", cleaned).replace("每", "/"))
    if cleaned in _DIMENSIONLESS:
        return Unit(text.strip(), Fraction(1))
    parts = re.split(r"([*/])", cleaned)
    unit = _atom(parts[0])
    for operator, name in zip(parts[1::2], parts[2::2], strict=True):
        unit = unit * _atom(name) if operator == "*" else unit / _atom(name)
    return Unit(text.strip(), unit.size, unit.dimension, unit.multiplied)


def is_percent(text: str) -> bool:
    """Whether the text names a share written in percent or per mille."""
    return unicodedata.normalize("NFKC", text).strip() in _ATOM_NAMES


def stored_unit(wanted: str) -> Unit:
    """The unit in which a value is kept: a percent figure as a fraction, any other as it is.

    Raises:
        UnknownUnit: `wanted` is no unit of ours.
    """
    return DIMENSIONLESS if is_percent(wanted) else parse_unit(wanted)


def factor_between(unit: Unit, into: Unit) -> Fraction:
    """What a number in `unit` is multiplied by to stand in `into`.

    Raises:
        DifferentDimension: they measure different things.
    """
    if not unit.measures(into):
        raise DifferentDimension(f"{unit.text} ≠ {into.text}")
    return unit.size / into.size


def convert(value: Decimal, unit: Unit, into: Unit) -> Decimal:
    """The same amount in another unit, exactly.

    Raises:
        DifferentDimension: they measure different things.
        InexactConversion: the result has no finite decimal form.
    """
    return finite(Fraction(value) * factor_between(unit, into))


def finite(number: Fraction) -> Decimal:
    """The decimal that equals a fraction.

    Raises:
        InexactConversion: there is none, the denominator has a factor other than 2 and 5.
    """
    if not _has_finite_decimal(number):
        raise InexactConversion(str(number))
    return EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))


def factor_text(factor: Fraction) -> str:
    """How a conversion is written: `×10000`, `÷1000`, `×20÷3`; empty when it changes nothing."""
    if factor == 1:
        return ""
    if factor.numerator == 1:
        return f"÷{factor.denominator}"
    if _has_finite_decimal(factor):
        return f"×{plain(finite(factor))}"
    return f"×{factor.numerator}÷{factor.denominator}"


def _has_finite_decimal(number: Fraction) -> bool:
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def _ungrouped(match: re.Match[str]) -> str:
    return "/" + match[1].replace("*", "/")


def _combined(
    left: tuple[tuple[str, int], ...], right: tuple[tuple[str, int], ...], sign: int
) -> tuple[tuple[str, int], ...]:
    powers = dict(left)
    for name, power in right:
        powers[name] = powers.get(name, 0) + sign * power
    return tuple(sorted((name, power) for name, power in powers.items() if power))


@lru_cache(maxsize=512)
def _atom(name: str) -> Unit:
    if name in _DIMENSIONLESS - {""}:
        return Unit(name, Fraction(1))
    known = sorted(_known_names(name), key=len)
    if not known:
        raise UnknownUnit(name)
    prefix = known[0]
    quantity = _registry().Quantity(Decimal(1), _ATOM_NAMES.get(name, name)).to_root_units()
    dimension = tuple(sorted((str(d), int(Decimal(str(p)))) for d, p in quantity.dimensionality.items()))
    return Unit(name, Fraction(quantity.magnitude), dimension, multiplied=bool(prefix))


def _known_names(name: str) -> Iterator[str]:
    """The prefix of each way in which the registry knows the name."""
    if _ATOM.fullmatch(name):
        for prefix, _, _ in _registry().parse_unit_name(_ATOM_NAMES.get(name, name)):
            yield prefix


@cache
def _registry() -> UnitRegistry[Decimal]:
    """Built on first use: importing Pint and building costs more than a child process can spare."""
    from pint import UnitRegistry

    prefixes = [f"{name}- = {10**power}" for name, power in MULTIPLIERS.items()]
    definitions = [line for line in _DEFINITIONS.splitlines() if line]
    return UnitRegistry([*prefixes, *definitions], non_int_type=Decimal, cache_folder=None, on_redefinition="raise")
