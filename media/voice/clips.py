"""The shelf of clips: one small MP3 a sentence, found by what is said. Which sentences exist is not known here.

`find` is for pages and never makes anything; `make` and `make_all` are for staff and take their time.
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from media.voice.chain import chain, rank
from media.voice.clip_folder import RECIPE, Clip, ClipFolder, Said
from media.voice.engines import REST, Engine, EngineFailed
from media.voice.report import MakeReport, NotMade
from media.voice.speech import spoken
from media.words import say

__all__ = ["Clip", "ClipShelf", "MakeReport", "NotMade"]


class ClipShelf:
    """The clips of one folder, and the engines that can add to them."""

    def __init__(
        self, folder: Path, engines: Sequence[Engine] | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.engines: Sequence[Engine] = chain() if engines is None else engines
        self._clips, self._clock = ClipFolder(folder), clock
        self._resting: dict[str, tuple[float, EngineFailed]] = {}  # until when, and why

    def find(self, sentence: str, lang: str) -> Clip | None:
        """The best clip there is for a sentence, by whichever engine. Costs microseconds; makes nothing."""
        return self._clips.best(lang, spoken(sentence, lang))

    def make(self, sentence: str, lang: str, *, network: bool) -> Clip:
        """The clip of a sentence by the best engine that may be used, made now if need be. Raises NotMade."""
        return self._make(sentence, lang, network, MakeReport())

    def make_all(
        self,
        sentences: Iterable[str],
        lang: str,
        *,
        network: bool,
        progress: Callable[[int, int], None] = lambda done, of: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> MakeReport:
        """Make what is missing, one after the other. `progress(done, of)` is called before the first and after each."""
        report, wanted = MakeReport(), list({spoken(one, lang): one for one in sentences if spoken(one, lang)}.values())
        progress(0, len(wanted))
        for done, sentence in enumerate(wanted, 1):
            if stop():
                report.stopped = True
                break
            try:
                self._make(sentence, lang, network, report)
            except NotMade as reason:
                report.failed[sentence] = reason
                if reason.reasons[-1].why == "cannot_keep":
                    break  # a full disk does not get emptier by asking again
            progress(done, len(wanted))
        report.resting = max((self.resting(engine) for engine in self.engines if engine.network and network), default=0)
        return report

    def resting(self, engine: Engine) -> int:
        """For how many minutes an engine is left alone after a failure; 0 when it may be asked."""
        until, _ = self._resting.get(engine.id, (0.0, None))
        return -int(-max(0.0, until - self._clock()) // 60)

    def _make(self, sentence: str, lang: str, network: bool, report: MakeReport) -> Clip:
        text, best, reasons = spoken(sentence, lang), self.find(sentence, lang), list[EngineFailed]()
        for engine in self.engines:
            if best and (rank(best.engine), -best.recipe) <= (rank(engine.id), -RECIPE):
                break
            if (engine.network and not network) or not text or not engine.available(lang):
                continue
            try:
                clip = self._speak(engine, text, lang)
            except EngineFailed as reason:
                reasons.append(reason)
                if engine.network:
                    report.network_trouble = report.network_trouble or reason
                if reason.why == "cannot_keep":
                    break
            else:
                report.made[engine.id] = report.made.get(engine.id, 0) + 1
                return clip
        if best:
            report.already += 1
            return best
        if not any(engine.available(lang) for engine in self.engines if not engine.network):
            reasons.append(EngineFailed("no_engine" if lang == "zh" else "no_engine_en"))
        raise NotMade(reasons)

    def _speak(self, engine: Engine, text: str, lang: str) -> Clip:
        if self.resting(engine):
            raise self._resting[engine.id][1]
        try:
            return self._finish(engine, text, lang, engine.speak(text, lang))
        except EngineFailed as reason:
            if engine.network and reason.why != "cannot_keep":
                self._resting[engine.id] = (self._clock() + REST, reason)
            raise

    def _finish(self, engine: Engine, text: str, lang: str, raw: bytes) -> Clip:
        from media.voice.sound import BadSound, finish  # loads FFmpeg: not for pages that only look

        said = Said(lang, text, engine.voice(lang) or "")
        try:
            done = finish(raw, title=text, comment=f"{say('voice.made_by_machine', lang)} ({engine.id})")
        except BadSound as error:
            raise EngineFailed("strange", engine=engine.id) from error
        if not 0.04 * len(text) < done.seconds < 1.5 * len(text) + 3:
            raise EngineFailed("strange", engine=engine.id)
        try:
            return self._clips.keep(_name(engine.id, said), engine.id, said, done.mp3, done.seconds)
        except OSError as error:
            raise EngineFailed("cannot_keep") from error


def _name(engine: str, said: Said) -> str:
    key = json.dumps([said.text, engine, said.voice, said.lang, RECIPE], ensure_ascii=False)
    return hashlib.sha256(key.encode()).hexdigest()[:24]
