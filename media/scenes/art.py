"""Flat drawings made for Qibu, each on 100 x 100: goods, faces and places that scenes show. No real brand or person."""

from typing import Final

ART: Final[dict[str, str]] = {
    "glasses": "<rect width='100' height='100' rx='12' fill='#EAF2F8'/><g fill='none' stroke='#2B3440' stroke-width='5' stroke-linecap='round'><circle cx='31' cy='54' r='17' fill='#FFFFFF'/><circle cx='69' cy='54' r='17' fill='#FFFFFF'/><path d='M48 52q2-4 4 0M14 50l-6-8M86 50l6-8'/></g>",
}
