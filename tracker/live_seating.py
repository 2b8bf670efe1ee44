"""What staff say of a seat in the live class: at which table it stands, and who the guest on it is."""

from sqlalchemy import select, update

from tracker import live as classes
from tracker import live_marks, live_room, meetings, reach
from tracker.access import Who
from tracker.announcing import announcing
from tracker.audit import trace
from tracker.entries import check_line
from tracker.news import Item
from tracker.people import Face
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.tables_classes import klass, meeting, membership
from tracker.tables_learners import learner
from tracker.tables_live import help_call, live_done, live_seat
from tracker.transaction import reading
from tracker.writer import keep


def place_seat(book: Book, who: Who, seat_id: str, spot: str) -> None:
    """At which table or seat somebody sits, at most 20 letters; for staff of the class."""
    check_line("spot", spot, 20)
    now = book.now()
    with announcing(book) as (db, items):
        found = live_room.sitting(db, seat_id)
        classes.place(db, who, found.meeting, now)
        db.execute(update(live_seat).where(live_seat.c.id == seat_id).values(spot=spot.strip()))
        items.append(Item("room", found.meeting))


def name_guest(book: Book, who: Who, seat_id: str, learner_id: str) -> None:
    """Staff of the class say who a guest is: what she did counts as hers, and she was there. Once only.

    Raises `NoSuch` for a seat that is nobody's guest, and for a learner whom this person may not see.
    """
    now = book.now()
    with announcing(book) as (db, items):
        found = live_room.sitting(db, seat_id)
        place_id = classes.place(db, who, found.meeting, now)
        if found.learner or reach.place_of(db, who, learner_id, now) != place_id:
            raise NoSuch(seat_id if found.learner else learner_id)
        marks = db.execute(select(live_done).where(live_done.c.seat == seat_id).order_by(live_done.c.at)).all()
        db.execute(update(live_seat).where(live_seat.c.id == seat_id).values(learner=learner_id))
        for table in (live_done, help_call):
            db.execute(update(table).where(table.c.seat == seat_id).values(learner=learner_id))
        meetings.put_attendance(db, found.meeting, {learner_id: "present"}, who.staff, now)
        hers = live_room.sitting(db, seat_id)
        keep(db, [live_marks.event_of(db, hers, one) for one in marks])
        trace(db, who, now, "live.name_guest", place_id, learner_id)
        items += [Item("room", found.meeting), Item("seat", found.meeting, seat_id)]


def may_name(book: Book, who: Who, meeting_id: str) -> list[Face]:
    """Members of the class who have no seat yet: whom a guest may turn out to be."""
    seated = select(live_seat.c.learner).where(live_seat.c.meeting == meeting_id, live_seat.c.learner.is_not(None))
    wanted = (
        select(learner.c.id, learner.c.nickname, learner.c.picture)
        .join(membership, membership.c.learner == learner.c.id)
        .join(meeting, meeting.c.class_id == membership.c.class_id)
        .join(klass, klass.c.id == meeting.c.class_id)
        .where(meeting.c.id == meeting_id, membership.c.left_at.is_(None), learner.c.status == "active")
        .where(reach.learners(who, book.now()), learner.c.id.not_in(seated))
        .order_by(learner.c.nickname, learner.c.id)
    )
    with reading(book) as db:
        classes.place(db, who, meeting_id, book.now())
        return [Face(*row) for row in db.execute(wanted)]
