"""The front door: reads how it was started, opens the house, lets people in. `uv run app.py --help` says how."""

import os
import sys

# Said before anything else can be read: without uv there may be an older Python, or none of the packages.
HOW = """请在这个文件夹里这样打开：pip install uv && uv run app.py
Start it like this, in this folder: pip install uv && uv run app.py
"""
OURS = ("lessons", "media", "tracker", "web")


def main() -> int:
    try:
        from web import settings
        from web.terminal import tell
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] in OURS:
            raise  # a fault of this folder: no package would help
        sys.stderr.write(HOW)
        return 2
    try:
        chosen = settings.read(sys.argv[1:], os.environ)
    except settings.HelpAsked as asked:
        tell(asked.lines)
        return 0
    except settings.WrongUse as wrong:
        tell(wrong.lines, sys.stderr)
        return 2
    from web import serve  # the whole house: only for somebody who comes in

    return serve.serve(chosen)


if __name__ == "__main__":
    raise SystemExit(main())
