"""The rule data of the registry: jurisdictions, programmes, terms of listing; all problems of all files at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog
from service.rulelang.parse.jurisdictions import read_jurisdictions
from service.rulelang.parse.listing_terms import read_listing_terms, same_scope
from service.rulelang.parse.programmes import read_programme
from service.rulelang.parse.shared_files import Folder, read_registers
from service.vocabulary.jurisdiction import Jurisdictions
from service.vocabulary.listing import ListingTerms
from service.vocabulary.programme import Programme

JURISDICTIONS = "registry/jurisdictions.yaml"


@dataclass(frozen=True, slots=True)
class RegistryRules:
    """programmes: by id."""

    jurisdictions: Jurisdictions
    programmes: Mapping[str, Programme]
    listing: tuple[ListingTerms, ...]

    def terms(self, programme: str, jurisdiction: str) -> ListingTerms | None:
        """The terms by which a jurisdiction chooses for a programme: its own, else those for all; None where there are
        neither."""
        own = {one.jurisdiction: one for one in self.listing if one.programme == programme}
        return own.get(jurisdiction, own.get(""))


def has_registry_rules(rules_dir: Path) -> bool:
    """Whether a rules folder states who is responsible for parks: one that only judges workbooks need not."""
    return (rules_dir / JURISDICTIONS).is_file()


def load_registry_rules(rules_dir: Path) -> RegistryRules:
    """The rule data of the registry.

    Raises:
        RuleProblems: everything that is wrong with any of the files.
    """
    log = ProblemLog()
    folder = Folder(rules_dir, log)
    jurisdictions = _jurisdictions(folder)
    programmes = _programmes(folder)
    listing = _listing(folder, programmes, jurisdictions)
    log.raise_any()
    return RegistryRules(jurisdictions, programmes, listing)


def _jurisdictions(folder: Folder) -> Jurisdictions:
    path = folder.path / JURISDICTIONS
    if not path.is_file():
        en = English(f"no {JURISDICTIONS}", "a list of the jurisdictions", "take it over from the shipped rules")
        mistake = Mistake(
            "file-missing", f"没有 {JURISDICTIONS}", "主管地区登记在册", "从随软件的规则库复制一份", en=en
        )
        folder.log.add(Position(folder.label(path), 1, 1), mistake)
        return Jurisdictions(())
    node = folder.read(path)
    return read_jurisdictions(node, folder.log) if node is not None else Jurisdictions(())


def _programmes(folder: Folder) -> dict[str, Programme]:
    own = ProblemLog()  # the faults of the clause registers are told by the packs
    registers = read_registers(Folder(folder.path, own))
    found = {}
    for path, node in folder.documents(folder.path / "programmes"):
        if (programme := read_programme(node, path.stem, registers, folder.log)) is not None:
            found[path.stem] = programme
    return found


def _listing(
    folder: Folder, programmes: Mapping[str, Programme], jurisdictions: Jurisdictions
) -> tuple[ListingTerms, ...]:
    found: dict[tuple[str, str], ListingTerms] = {}
    for path, node in folder.documents(folder.path / "listing"):
        terms = read_listing_terms(node, path.stem, programmes, jurisdictions, folder.log)
        if terms is None:
            continue
        first = found.setdefault((terms.programme, terms.jurisdiction), terms)
        if first is not terms:
            folder.log.add(node.position, same_scope(terms, first))
    return tuple(found.values())
