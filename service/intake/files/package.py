"""What the parts of an .xlsx package say about themselves, gathered while they are looked into."""

from dataclasses import dataclass, field

from service.intake.files.sheet_checks import SheetWatcher


@dataclass
class Package:
    """What the parts of one workbook say about themselves; filled while the parts are inspected.

    `types` holds (content type, part or extension); `targets` the relations of each part, by id: (kind, target part);
    `names` sheet name → part in order; `hidden` the names of sheets that are not shown; `sheets` the watcher of each
    inspected worksheet part; `comments` the cells that have a comment, by the part the comments stand in; `formats` the
    number formats of the styles for conditions, by their numbers, empty where they have none; `drawings` the parts
    with anything drawn on a sheet: pictures, shapes, charts, text boxes.
    """

    types: list[tuple[str, str]] = field(default_factory=list)
    targets: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    workbook: str = ""
    names: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    recalculates: bool = False
    sheets: dict[str, SheetWatcher] = field(default_factory=dict)
    comments: dict[str, list[str]] = field(default_factory=dict)
    formats: list[str] = field(default_factory=list)
    drawings: set[str] = field(default_factory=set)

    def name_of(self, part: str) -> str:
        """The sheet name people see for a worksheet part; the part's own name where no sheet uses it."""
        return next((name for name, used in self.names.items() if used == part), part)

    def commented(self, part: str) -> list[str]:
        """The cells of a worksheet part that have a comment, but for those this program wrote."""
        targets = self.targets.get(part, {}).values()
        return [ref for kind, target in targets if kind == "comments" for ref in self.comments.get(target, [])]

    def drawn_on(self, part: str) -> bool:
        """Whether anything is drawn on a worksheet part."""
        return any(
            kind == "drawing" and target in self.drawings for kind, target in self.targets.get(part, {}).values()
        )

    def conditional(self, part: str) -> list[tuple[str, str]]:
        """The areas of a worksheet part whose numbers a condition may show otherwise, each with the number format."""
        known = dict(enumerate(self.formats))
        found = self.sheets[part].conditions.found
        laid_over = [(areas, known.get(one, "") if isinstance(one, int) else one) for areas, one in found]
        return list(dict.fromkeys(pair for pair in laid_over if pair[1]))
