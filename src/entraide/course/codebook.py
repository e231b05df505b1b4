"""The codebook: the codes a coder may apply, each with its rules, grouped in themes."""

from dataclasses import dataclass
from pathlib import Path

from entraide.course import definitions
from entraide.course.tables import Text, read

THEME_COLUMNS = definitions.names("themes")
CODE_COLUMNS = definitions.names("codebook")


@dataclass(frozen=True)
class Code:
    """A code: what it means, when to use it (``include``) and when not (``exclude``)."""

    code: str
    theme: str
    label: Text
    definition: Text
    include: Text
    exclude: Text


@dataclass(frozen=True)
class Theme:
    """A theme and its codes, in the codebook's order."""

    theme: str
    label: Text
    codes: tuple[Code, ...]


@dataclass(frozen=True)
class Codebook:
    """All themes, in order; look a code up by its id with ``codebook["shared-reality"]``."""

    themes: tuple[Theme, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "_codes", {code.code: code for theme in self.themes for code in theme.codes})

    def __getitem__(self, code: str) -> Code:
        return self.codes[code]

    def __contains__(self, code: object) -> bool:
        return code in self.codes

    @property
    def codes(self) -> dict[str, Code]:
        """Every code by its id, in the codebook's order."""
        return self._codes  # type: ignore[attr-defined,no-any-return]


def load(folder: Path) -> Codebook:
    """Read ``themes.csv`` and ``codebook.csv``. A code of an unknown theme is left out: `entraide check` reports it."""
    codes = [
        Code(row["code"], row["theme"], *(row.text(stem) for stem in ("label", "definition", "include", "exclude")))
        for row in read(folder / "codebook.csv", CODE_COLUMNS)
    ]
    themes = (
        Theme(row["theme"], row.text("label"), tuple(code for code in codes if code.theme == row["theme"]))
        for row in read(folder / "themes.csv", THEME_COLUMNS)
    )
    return Codebook(tuple(themes))
