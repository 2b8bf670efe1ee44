"""What became of making clips, in whole sentences for staff. Makes nothing itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from media.voice.engines import EngineFailed
from media.words import say


class NotMade(Exception):
    """No engine made this sentence. `reasons` stand in the order in which engines were asked; never empty."""

    def __init__(self, reasons: Sequence[EngineFailed]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(self.sentence("en"))

    def sentence(self, lang: str) -> str:
        """The reason that matters most: what the best engine met."""
        return self.reasons[0].sentence(lang)


@dataclass(slots=True)
class MakeReport:
    """What became of one run."""

    made: dict[str, int] = field(default_factory=dict)  # by engine
    already: int = 0
    failed: dict[str, NotMade] = field(default_factory=dict)  # by sentence
    network_trouble: EngineFailed | None = None  # why the network voice was not used although it was asked for
    resting: int = 0  # minutes for which the network voice is now left alone
    stopped: bool = False

    def sentences(self, lang: str) -> list[str]:
        """The report, the good news first; each thing is said once."""
        told = []
        if count := sum(self.made.values()):
            told.append(say("voice.made", lang, n=count))
        if self.already:
            told.append(say("voice.already", lang, n=self.already))
        if self.network_trouble and not self.failed:
            told.append(say("voice.network_missed", lang, why=self.network_trouble.sentence(lang)))
        told += self._failures(lang)
        if self.resting:
            told.append(say("voice.resting", lang, n=self.resting))
        if self.stopped:
            told.append(say("voice.stopped", lang))
        return told

    def _failures(self, lang: str) -> list[str]:
        first = [reason.sentence(lang) for reason in self.failed.values()]
        told = [say("voice.failed", lang, n=first.count(why), why=why) for why in dict.fromkeys(first)]
        others = (reason.sentence(lang) for not_made in self.failed.values() for reason in not_made.reasons[1:])
        return told + [why for why in dict.fromkeys(others) if why not in first]
