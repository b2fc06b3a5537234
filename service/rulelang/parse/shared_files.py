"""What all packs share in a rules folder: indicators, raw quantities, carriers, clause registers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from service.authoring.node import Node
from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.reading import read_document
from service.rulelang.catalogue import Catalogue, Indicator, Quantity
from service.rulelang.digest import catalogue_digest
from service.rulelang.pack import ClauseRegister
from service.rulelang.parse.alike import note_alike
from service.rulelang.parse.carriers import read_carriers
from service.rulelang.parse.catalogue import read_indicator, read_quantity
from service.rulelang.parse.clauses import read_register

_ALIKE = re.compile(r"(.+?)\.ya?ml(?:\.txt)?", re.IGNORECASE)
"""What an editor makes of a name that ends in .yaml, the last where endings are hidden."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A rules or rubrics folder and the log its problems go to."""

    path: Path
    log: ProblemLog

    def label(self, path: Path) -> str:
        """How a file is named in problems: from this folder on, `rules/base-145/pack.yaml`."""
        return f"{self.path.name}/{path.relative_to(self.path).as_posix()}"

    def read(self, path: Path) -> Node | None:
        """The content of one file; None, and noted, when it cannot be read."""
        return read_document(path, self.label(path), self.log)

    def files(self, where: Path) -> Iterator[Path]:
        """The .yaml files right in a folder, by name; files that look like YAML but are named otherwise are noted."""
        for path in sorted(where.iterdir()) if where.is_dir() else ():
            if path.suffix == ".yaml":
                yield path
            elif alike := _ALIKE.fullmatch(path.name):
                right = f"{alike[1]}.yaml"
                mistake = Mistake(
                    "file-name",
                    f"文件名“{path.name}”",
                    "以 .yaml 结尾的文件名",
                    f"改名为 {right}",
                    en=English(f"the file name “{path.name}”", "a file name ending in .yaml", f"rename it {right}"),
                )
                self.log.add(Position(self.label(path), 1, 1), mistake)

    def documents(self, where: Path) -> Iterator[tuple[Path, Node]]:
        """Each readable .yaml file of a folder with its content; the name of any other is doubted."""
        for path in self.files(where):
            node = self.read(path)
            if node is None:
                self.log.doubt(path.stem)
            else:
                yield path, node


def read_catalogue(folder: Folder) -> Catalogue:
    """The catalogue; every fault is noted."""
    log = folder.log
    quantities: dict[str, Quantity] = {}
    for path, node in folder.documents(folder.path / "quantities"):
        if (quantity := read_quantity(node, path.stem, log)) is not None:
            quantities[path.stem] = quantity
    indicators: dict[str, Indicator] = {}
    for path, node in folder.documents(folder.path / "indicators"):
        if (indicator := read_indicator(node, path.stem, quantities, log)) is not None:
            indicators[path.stem] = indicator
            if path.stem in quantities:
                found = f"编码“{path.stem}”同时是指标和原始数据"
                log.add(
                    indicator.position,
                    Mistake(
                        "duplicate-id",
                        found,
                        "各不相同的编码",
                        "改正其中一个编码",
                        en=English(
                            f"the code “{path.stem}” is both an indicator and a raw quantity",
                            "different codes",
                            "change one of them",
                        ),
                    ),
                )
    note_alike("原始数据", "raw quantity", _names(quantities.values()), log)
    note_alike("指标", "indicator", _names(indicators.values()), log)
    path = folder.path / "carriers.yaml"
    listed = folder.read(path) if path.is_file() else None
    carriers = read_carriers(listed, log) if listed is not None else {}
    catalogue = Catalogue(indicators, quantities, carriers)
    return replace(catalogue, digest=catalogue_digest(catalogue))


def _names(entries: Iterable[Indicator | Quantity]) -> Iterator[tuple[str, Position]]:
    """The names that are there."""
    return ((entry.name, entry.position) for entry in entries if entry.name)


def read_registers(folder: Folder) -> Mapping[str, ClauseRegister]:
    """The clause registers by id; every fault is noted."""
    registers = {}
    for path, node in folder.documents(folder.path / "clauses"):
        if (register := read_register(node, path.stem, folder.log)) is not None:
            registers[path.stem] = register
    return registers
