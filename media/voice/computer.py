"""The computer's own voices: Windows, macOS, eSpeak NG. Offered only where a voice for the language is installed."""

import re
import shutil
from pathlib import Path
from typing import ClassVar, Final

from media.voice import espeak_words
from media.voice.engines import CommandEngine, EngineFailed, run

_LISTING: Final = 15.0  # seconds a program may take to list its voices


def _listing(argv: list[str]) -> str:
    try:
        done = run(argv, _LISTING)
    except (OSError, EngineFailed):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


class Espeak(CommandEngine):
    """eSpeak NG, called as a program (it is GPL). The last resort: understandable, not beautiful."""

    id: ClassVar[str] = "espeak"
    # 1.51 reads Chinese as English-spelt pinyin with the voice `cmn`; `cmn-latn-pinyin` is right in every version.
    _VOICES: ClassVar = {"zh": ("cmn-latn-pinyin", "cmn"), "en": ("en-gb", "en-us", "en")}
    _SPEED: ClassVar = {"zh": "150", "en": "135"}

    def _find(self, lang: str) -> str | None:
        program = shutil.which("espeak-ng")
        if program is None:
            return None
        listing = _listing([program, f"--voices={'cmn' if lang == 'zh' else lang}"])
        there = {line.split()[1] for line in listing.splitlines()[1:] if len(line.split()) > 1}
        return next((voice for voice in self._VOICES[lang] if voice in there), None)

    def _script(self, spoken: str, lang: str) -> str:
        return espeak_words.marked(spoken, self.voice("zh") or "") if lang == "zh" else spoken

    def _command(self, text: Path, out: Path, lang: str, voice: str) -> tuple[list[str], dict[str, str]]:
        program = shutil.which("espeak-ng") or "espeak-ng"
        markup = ["-m"] if lang == "zh" else []
        return [program, "-v", voice, "-s", self._SPEED[lang], *markup, "-b", "1", "-f", str(text), "-w", str(out)], {}


class Say(CommandEngine):
    """macOS `say`."""

    id: ClassVar[str] = "mac"
    _LIKED: ClassVar = {"zh": ("Tingting", "Ting-Ting", "Lili"), "en": ("Samantha", "Daniel", "Karen", "Alex")}
    _LOCALES: ClassVar = {"zh": ("zh_CN",), "en": ("en_US", "en_GB", "en_AU")}
    _LINE: ClassVar = re.compile(r"^(?P<name>\S.*?)\s+(?P<locale>[a-z]{2,3}_[A-Z]{2})\s+#", re.MULTILINE)

    def _find(self, lang: str) -> str | None:
        program = shutil.which("say")
        return self.choose(_listing([program, "-v", "?"]), lang) if program else None

    def choose(self, listing: str, lang: str) -> str | None:
        """The best voice of `say -v ?` for a language. English joke voices are never taken."""
        names = [m["name"] for m in self._LINE.finditer(listing) if m["locale"] in self._LOCALES[lang]]
        for liked in self._LIKED[lang]:
            better = [name for name in names if name.split(" (")[0] == liked]
            if better:  # "Tingting (Enhanced)" and "(Premium)" are the better recordings of the same voice
                return max(better, key=lambda name: ("Premium" in name, "Enhanced" in name))
        return names[0] if names and lang == "zh" else None

    def _command(self, text: Path, out: Path, lang: str, voice: str) -> tuple[list[str], dict[str, str]]:
        shape = ["--file-format=WAVE", "--data-format=LEI16@24000"]
        return ["say", "-v", voice, "-r", "150", *shape, "-f", str(text), "-o", str(out)], {}


class Sapi(CommandEngine):
    """Windows: System.Speech through Windows PowerShell. Script by argument, text and names by files and variables."""

    id: ClassVar[str] = "windows"
    _CULTURES: ClassVar = {"zh": ("zh-CN", "zh-SG"), "en": ("en-US", "en-GB", "en")}
    LIST: ClassVar = (
        "$ErrorActionPreference = 'Stop'; [Console]::OutputEncoding = [Text.Encoding]::UTF8; "
        "Add-Type -AssemblyName System.Speech; $s = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
        "$s.GetInstalledVoices() | Where-Object { $_.Enabled } | "
        "ForEach-Object { $_.VoiceInfo.Culture.Name + '|' + $_.VoiceInfo.Name }"
    )
    SPEAK: ClassVar = (
        "$ErrorActionPreference = 'Stop'; Add-Type -AssemblyName System.Speech; "
        "$s = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
        "$s.SelectVoice($env:QIBU_SAPI_VOICE); $s.Rate = -2; "
        "$form = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(24000, "
        "[System.Speech.AudioFormat.AudioBitsPerSample]::Sixteen, [System.Speech.AudioFormat.AudioChannel]::Mono); "
        "$s.SetOutputToWaveFile($env:QIBU_SAPI_OUT, $form); "
        "$s.Speak([IO.File]::ReadAllText($env:QIBU_SAPI_TEXT, [Text.Encoding]::UTF8)); $s.Dispose()"
    )

    @staticmethod
    def _argv(script: str) -> list[str]:
        # Windows PowerShell 5, not `pwsh`: System.Speech is not in the newer one
        program = shutil.which("powershell.exe") or "powershell.exe"
        return [program, "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", script]

    def _find(self, lang: str) -> str | None:
        return self.choose(_listing(self._argv(self.LIST)), lang)

    def choose(self, listing: str, lang: str) -> str | None:
        """The first installed voice for a language from lines like "zh-CN|Microsoft Huihui Desktop"."""
        voices = [line.strip().split("|", 1) for line in listing.splitlines() if "|" in line]
        wanted = self._CULTURES[lang]
        liked = [(wanted.index(culture), name) for culture, name in voices if culture in wanted]
        return min(liked)[1] if liked else None

    def _command(self, text: Path, out: Path, lang: str, voice: str) -> tuple[list[str], dict[str, str]]:
        env = {"QIBU_SAPI_VOICE": voice, "QIBU_SAPI_OUT": str(out), "QIBU_SAPI_TEXT": str(text)}
        return self._argv(self.SPEAK), env
