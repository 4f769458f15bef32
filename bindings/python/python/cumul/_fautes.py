"""Why a request cannot be answered: all its faults, as data and in French."""

from dataclasses import dataclass

from cumul._decode import decode, loads


@dataclass(frozen=True, slots=True, kw_only=True)
class Faute:
    """One fault of a request."""

    champ: str
    """Where the fault is: ``activites.0.heures_mensuelles``; empty for the whole request."""
    valeur: str
    """What was given; empty when nothing was."""
    attendu: str
    """What is accepted."""
    message: str
    """All of it in a sentence."""
    ligne: int | None = None
    """Line in the file, from 1, when the request came from one."""
    colonne: int | None = None
    """Column in the file, from 1, when the request came from one."""

    def __str__(self) -> str:
        place = "" if self.ligne is None else f"ligne {self.ligne}, colonne {self.colonne} : "
        return place + self.message


def fautes(text: str) -> list[Faute]:
    """The faults that the core wrote."""
    return decode(list[Faute], loads(text))


class FautesError(ValueError):
    """The request has faults. ``fautes`` lists them all; the text is in French."""

    fautes: list[Faute]

    def __init__(self, text: str) -> None:
        """From the JSON text of the faults."""
        super().__init__(text)
        self.fautes = fautes(text)

    def __str__(self) -> str:
        count = len(self.fautes)
        title = "La demande a une faute." if count == 1 else f"La demande a {count} fautes."
        return "\n".join([title, *(f"  {faute}" for faute in self.fautes)])

    def json(self) -> str:
        """The faults exactly as the core writes them, in JSON."""
        return str(self.args[0])
