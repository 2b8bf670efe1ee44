"""What staff found out on real phones, from the book and into it. Draws nothing."""

from datetime import date

from lessons.lesson import PHONES, Lesson
from lessons.screens.found import Checked, Different, Found
from media.pictures.uploads import BadPicture, take_in
from media.words import say
from tracker.access import NotAllowed
from tracker.entries import Difference, MenuCheck, check_no_number
from tracker.faults import HiddenNumber, Unfit
from web import desk_reader
from web.desk_shelf import phone_name
from web.wiring import House


def gather(house: House, lesson: Lesson, lang: str) -> Found:
    """Who-when lists and what there is to choose from."""
    return Found(
        checked=tuple(_checked(house, lesson, lang)),
        different=tuple(
            _different(house, lesson, one, lang)
            for one in house.book.differences(desk_reader.who_now(house), lesson.id)
        ),
        phones=tuple((phone, phone_name(phone, lang)) for phone in PHONES),
        steps=tuple(
            (step.id, say("desk.line_of", lang, n=n, text=step.touches[0].text.of(lang)))
            for n, step in enumerate(lesson.steps, 1)
        ),
    )


def _checked(house: House, lesson: Lesson, lang: str) -> list[Checked]:
    told = []
    for own in lesson.verified:
        told.append((own.on, Checked(_sentence(own.phone, own.on, own.app_version, lang))))
    for one in house.book.checks(desk_reader.who_now(house), lesson.id):
        sentence = _sentence(one.phone, one.checked_on, one.app_version, lang)
        if one.version != lesson.version:
            sentence = say("desk.checked_before", lang, sentence=sentence)
        told.append((one.checked_on, Checked(sentence, one.id)))
    return [one for _, one in sorted(told, key=lambda pair: pair[0], reverse=True)]


def _sentence(phone: str, day: date, app: str, lang: str) -> str:
    values = {"phone": phone_name(phone, lang), "day": day.isoformat(), "app": app}
    return say("desk.checked_app" if app else "desk.checked_on", lang, **values)


def _different(house: House, lesson: Lesson, one: Difference, lang: str) -> Different:
    steps = {step.id: n for n, step in enumerate(lesson.steps, 1)}
    day = one.noted_at.astimezone().date().isoformat() if one.noted_at else ""
    key = "desk.different_at" if one.step in steps else "desk.different_gone"
    where = say(key, lang, n=steps.get(one.step, 0), phone=phone_name(one.phone, lang), day=day)
    path = house.settings.data / "pictures" / one.picture
    return Different(one.id, where, one.note, path.read_bytes() if one.picture and path.is_file() else None)


def checked(house: House, lesson: Lesson, lang: str, phone: str, app: str) -> str | None:
    """今天核对过. A refusal is one sentence."""
    try:
        house.book.note_check(
            desk_reader.who_now(house), MenuCheck(lesson.id, lesson.version, phone, date.today(), app)
        )
    except HiddenNumber as fault:
        return fault.say(lang)
    except Unfit:
        return say("desk.app_version_bad", lang)
    except NotAllowed:
        return say("desk.only_keepers", lang)
    return None


def different(
    house: House, lesson: Lesson, lang: str, step: str, phone: str, note: str, picture: bytes | None
) -> str | None:
    """这里不一样, with its picture if there is one. Nothing is kept of an entry that is refused."""
    name = ""
    try:
        check_no_number("note", note)  # before anything of the picture is kept
        if picture is not None:
            taken = take_in(picture)
            name = f"seen-{taken.sha[:40]}.webp"
        entry = Difference(lesson.id, lesson.version, step, phone, note, name)
        if picture is not None:
            (house.settings.data / "pictures" / name).write_bytes(taken.webp)
    except BadPicture as bad:
        return bad.sentence(lang)
    except HiddenNumber as fault:
        return fault.say(lang)
    except Unfit:
        return say("desk.note_bad", lang)
    except OSError:
        return say("desk.cannot_store", lang)
    house.book.note_difference(desk_reader.who_now(house), entry)
    return None
