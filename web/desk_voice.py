"""What can be heard of every lesson, gathered from clips and recordings; and what staff add to it. Draws nothing."""

from collections import Counter
from collections.abc import Iterator

from lessons import play
from lessons.lesson import Lesson, Touch
from lessons.screens.page import Place
from lessons.screens.recording import Line, Made, Take
from lessons.screens.voices import Heard, VoiceRow, Voices
from media.voice import recordings
from media.voice.chain import rank
from media.voice.sound import BadSound
from media.words import LANGS, say
from tracker.entries import Dialect, Lang, Recording, check_no_number
from tracker.faults import HiddenNumber
from web import desk_reader
from web.desk_shelf import phone_name
from web.wiring import House, said, spoken_parts
from web.wishes import Wishes

PERSON = "person"
DIALECTS: tuple[Dialect, ...] = ("mandarin", "home")


def gather(house: House, wish: Wishes) -> Voices:
    """Everything for the page but the work that is going on."""
    lessons = [one for one in house.library.lessons.values() if one.status != "retired"]
    rows = tuple(_row(house, one, wish) for one in lessons)
    titles = tuple((one.id, one.title.of(wish.lang)) for one in lessons)
    everything = (("", say("desk.all_of_it", wish.lang)), *titles)
    return Voices(rows, _missing(house, rows, wish.lang), _own(house, wish.lang), everything)


def engine_of(house: House, lesson: Lesson, step: str, number: int, touch: Touch, lang: str, phone: str = "") -> str:
    """Which voice says a touch: a person, an engine (of several the humblest), or nothing."""
    return _engine(house, _voices(house, lesson, lang, phone), step, number, touch, lang)


def sounds_of(
    house: House, lesson: Lesson, step: str, number: int, touch: Touch, lang: str, phone: str
) -> tuple[str, ...]:
    """Addresses of everything that can be heard at a touch, in order."""
    found = (voices.recording(step, number) for voices in _voices(house, lesson, lang, phone))
    recording = next((one for one in found if one), None)
    clips = (house.clip(sentence, lang) for sentence in spoken_parts(touch, lang))
    return (recording,) if recording else tuple(one for one in clips if one)


def _voices(house: House, lesson: Lesson, lang: str, phone: str = "") -> list[play.Voices]:
    return [house.voices_for(lesson, lang, dialect, phone) for dialect in DIALECTS]


def engine_name(engine: str, lang: str) -> str:
    return say(f"voice.engine_{engine}", lang)


def _row(house: House, lesson: Lesson, wish: Wishes) -> VoiceRow:
    link = Place(lesson.title.of(wish.lang), wish.link("/lesson", lesson=lesson.id))
    return VoiceRow(lesson.id, link.label, link, tuple(_heard(house, lesson, lang, wish.lang) for lang in LANGS))


def _heard(house: House, lesson: Lesson, lang: str, reader: str) -> Heard:
    voices = _voices(house, lesson, lang)
    count: Counter[str] = Counter()
    for step in lesson.steps:
        found = {_engine(house, voices, step.id, n, touch, lang) for n, touch in enumerate(step.touches)}
        count["" if "" in found else max(found, key=lambda one: -1 if one == PERSON else rank(one))] += 1
    engines = sorted((one for one in count if one), key=lambda one: -1 if one == PERSON else rank(one))
    named = tuple((engine_name(one, reader), count[one]) for one in engines)
    return Heard(lang, len(lesson.steps), len(lesson.steps) - count[""], named)


def _engine(house: House, voices: list[play.Voices], step: str, number: int, touch: Touch, lang: str) -> str:
    if any(one.recording(step, number) for one in voices):
        return PERSON
    clips = [house.clips.find(sentence, lang) for sentence in spoken_parts(touch, lang)]
    engines = [clip.engine for clip in clips if clip]
    return max(engines, key=rank) if engines and len(engines) == len(clips) else ""


def _missing(house: House, rows: tuple[VoiceRow, ...], lang: str) -> str:
    """The one sentence: what is missing, and why nothing can be done about it if so."""
    silent = sum(one.of - one.have for row in rows for one in row.heard)
    if not silent:
        return say("desk.nothing_missing", lang)
    for engine in house.clips.engines:
        if engine.network and (minutes := house.clips.resting(engine)):
            return say("desk.missing_resting", lang, n=silent, minutes=minutes)
    if not any(engine.available("zh") for engine in house.clips.engines if not engine.network):
        return say("desk.missing_no_engine", lang, n=silent)
    if not any(one.have for row in rows for one in row.heard):
        return say("desk.missing_all", lang)
    return say("desk.missing_some", lang, n=silent)


def _own(house: House, lang: str) -> str:
    """Which voice of its own this computer would use."""
    own = [one for one in house.clips.engines if not one.network and one.available("zh")]
    return say("desk.own_voice", lang, name=engine_name(own[0].id, lang)) if own else say("voice.no_engine", lang)


def lines(house: House, lesson_id: str, lang: str) -> tuple[Line, ...]:
    """Everything in a lesson that can be read out; what a kind of phone says otherwise stands below its step."""
    return tuple(
        Line(key, name, {one: said(touch, one) for one in LANGS}) for key, name, touch in _lines(house, lesson_id, lang)
    )


def _lines(house: House, lesson_id: str, lang: str) -> Iterator[tuple[str, str, Touch]]:
    for n, step in enumerate(house.library.lessons[lesson_id].steps, 1):
        for number, touch in enumerate(step.touches):
            yield f"{step.id}/{number}/", say("desk.line_of", lang, n=n, text=touch.text.of(lang)), touch
        for phone, touches in step.variants.items():
            for number, touch in enumerate(touches):
                values = {"n": n, "phone": phone_name(phone, lang), "text": touch.text.of(lang)}
                yield f"{step.id}/{number}/{phone}", say("desk.line_on", lang, **values), touch


def _touch(house: House, lesson_id: str, key: str) -> Touch:
    return next(touch for one, _, touch in _lines(house, lesson_id, "zh") if one == key)


def takes(house: House, lesson_id: str, key: str, lang: str) -> tuple[Take, ...]:
    """The recordings of one line that are in use, those for older words too."""
    step, number, _ = key.split("/")
    touch = _touch(house, lesson_id, key)
    found = []
    for one in house.book.recordings(desk_reader.who_now(house), lesson_id):
        if (one.step, one.touch) != (step, int(number) + 1):
            continue
        day = one.made_at.astimezone().date().isoformat() if one.made_at else ""
        kind = say(f"desk.dialect_{one.dialect}", lang) if one.lang == "zh" else say("desk.lang_en", lang)
        values = {
            "kind": kind,
            "reader": one.recorder or say("desk.nobody", lang),
            "day": day,
            "n": f"{one.seconds:.0f}",
        }
        sentence = say("desk.take" if one.spoken == said(touch, one.lang) else "desk.take_old", lang, **values)
        found.append(Take(one.id, sentence, f"/voice/{one.file}"))
    return tuple(found)


def keep(house: House, made: Made, lang: str) -> str | None:
    """Keep a recording: trimmed, levelled, in its file, in the book. A refusal is one sentence."""
    step, number, _ = made.line.split("/")
    try:
        check_no_number("reader", made.reader)
        ready = recordings.accept(made.sound)
    except HiddenNumber as fault:
        return fault.say(lang)
    except BadSound as bad:
        return bad.sentence(lang)
    name = f"{ready.sha}.mp3"
    spoken_lang: Lang = "zh" if made.lang == "zh" else "en"
    dialect: Dialect = "home" if made.dialect == "home" else "mandarin"
    entry = Recording(
        lesson=made.lesson,
        step=step,
        touch=int(number) + 1,
        spoken=said(_touch(house, made.lesson, made.line), made.lang),
        lang=spoken_lang,
        dialect=dialect,
        file=name,
        sha=ready.sha,
        seconds=ready.seconds,
        recorder=made.reader,
    )
    folder = house.settings.data / "recordings"
    part = folder / f"{name}.part"
    try:
        part.write_bytes(ready.mp3)
        part.replace(folder / name)  # the file first: the book never names a sound that is not there
    except OSError:
        return say("voice.cannot_keep", lang)
    house.book.add_recording(desk_reader.who_now(house), entry)
    return None
