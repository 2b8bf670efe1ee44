"""Line icons drawn for Qibu on a 24-unit grid with 2-unit round strokes. SVG fragments, stroked in one colour."""

from typing import Final

ICONS: Final[dict[str, str]] = {
    "settings": "<circle cx='12' cy='12' r='3.2'/><path d='M12 2.8v2.6M12 18.6v2.6M2.8 12h2.6M18.6 12h2.6M5.5 5.5l1.9 1.9M16.6 16.6l1.9 1.9M5.5 18.5l1.9-1.9M16.6 7.4l1.9-1.9'/><circle cx='12' cy='12' r='6.6'/>",
    "wifi": "<path d='M3 9.5a13 13 0 0 1 18 0M6 13a8.5 8.5 0 0 1 12 0M9 16.4a4.2 4.2 0 0 1 6 0'/><circle cx='12' cy='19.5' r='.8'/>",
    "sun": "<circle cx='12' cy='12' r='4'/><path d='M12 2.5v2.2M12 19.3v2.2M2.5 12h2.2M19.3 12h2.2M5.3 5.3l1.5 1.5M17.2 17.2l1.5 1.5M5.3 18.7l1.5-1.5M17.2 6.8l1.5-1.5'/>",
    "back": "<path d='M15 4.5 7.5 12l7.5 7.5'/>",
    "arrow": "<path d='M9 5l7 7-7 7'/>",
    "search": "<circle cx='10.5' cy='10.5' r='6.5'/><path d='M15.5 15.5 21 21'/>",
    "letters": "<path d='M3 18 8 6l5 12M4.8 14h6.4M14.5 18l3-7.5 3 7.5M15.6 15.4h3.8'/>",
    "tick": "<path d='M4.5 12.5 10 18 20 6.5'/>",
    "info": "<circle cx='12' cy='12' r='9'/><path d='M12 11v5.5'/><circle cx='12' cy='7.6' r='.6'/>",
}
