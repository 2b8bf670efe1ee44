"""从纸上补记: a whole sheet of one learner and lesson, entered at once. When it was observed is kept apart from when it is typed.

The records go in at the same door as every other, in one post: all of them or none.
"""

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from lessons.lesson import Lesson
from tracker import accounts, beside_names, learner_record, people, visits
from tracker.days import day_of
from tracker.event import PROMPTS
from tracker.faults import Unfit
from tracker.ids import new_id
from tracker.people import Learner
from tracker.reach import KEEPERS
from web.table import hand_over, numbers, sheets
from web.table.room import Ask
from web.table.start import MODES
from web.table.walk import AT_HOME

NOON: Final = time(10)  # a sheet knows its day, not its hour
OLDEST: Final = timedelta(days=390)
