"""What a learner finds herself by: a drawn picture, or her own photograph while she agrees. Draws nothing."""

from media import faces
from media.pictures import portrait
from media.pictures.uploads import BadPicture
from media.words import say
from tracker import consents, people, photographs, portraits
from tracker.access import Who
from tracker.consents import Kind
from tracker.people import Learner
from tracker.screens import portrait as screen
from tracker.screens.page import Refusal
from tracker.screens.portrait import Deeds, Portrait
from web import desk_door
from web.wiring import House


def gather(home: House, who: Who, one: Learner, agreed: bool, lang: str) -> Portrait:
    """Her own, then the drawn ones that nobody in her classes has. `agreed`: to a photograph."""
    own = faces.name_for(one.id, one.picture)
    free = [name for name in portraits.free(home.book, who, one.id) if name != own]
    photo = f"/me/photo/{one.id}?{one.picture[-12:-5]}" if photographs.is_photo(one.picture) else ""
    return Portrait(one.id, own, photo, agreed, screen.choices([own, *free], lang, faces.svg))


def deeds(home: House, who: Who, one: Learner, lang: str) -> Deeds:
    return Deeds(
        choose=lambda name: _choose(home, who, one, name, lang), take=lambda data: _take(home, who, one, data, lang)
    )


def _take(home: House, who: Who, one: Learner, data: bytes, lang: str) -> Refusal:
    """Her photograph, made small and clean. The file comes first: the book never names one that is not there."""
    try:
        name = photographs.keep(home.settings.data, portrait.square(data))
    except BadPicture as fault:
        return fault.sentence(lang)
    except OSError:
        return say("people.photo_not_kept", lang)
    refused = _choose(home, who, one, name, lang)
    if refused is not None:
        photographs.delete(home.settings.data, [name])
    return refused


def _choose(home: House, who: Who, one: Learner, picture: str, lang: str) -> Refusal:
    """Another picture; a photograph that it takes the place of is deleted."""
    refused = desk_door.attempt(lang, lambda: people.change(home.book, who, one.id, picture=picture))
    if refused is None and photographs.is_photo(one.picture):
        photographs.delete(home.settings.data, [one.picture])
    return refused


def consent(home: House, who: Who, one: Learner, answer: tuple[Kind, bool, str, str], lang: str) -> Refusal:
    """(kind, given, how, witness): note it; what may no longer be kept is deleted at once."""
    kind, given, how, witness = answer
    kept: consents.How = "spoken" if how == "spoken" else "paper"

    def note() -> None:
        gone = consents.note(home.book, who, one.id, kind, given, kept, witness)
        photographs.delete(home.settings.data, gone)

    return desk_door.attempt(lang, note)
