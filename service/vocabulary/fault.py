"""What cannot be done, with cause and repair, in the program's languages."""

from service.vocabulary.language import Language, Said


class Fault(Exception):  # noqa: N818 - says what stands in the way, as people name it
    """Something outside the program stands in the way. `code` is a stable ASCII name of the kind of fault, `said` the
    whole sentence with cause and repair."""

    def __init__(self, code: str, said: Said) -> None:
        super().__init__(said.zh)
        self.code = code
        self.said = said

    def told(self, language: Language) -> str:
        """The sentence in a language."""
        return self.said.told(language)
