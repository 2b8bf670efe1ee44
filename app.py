"""The front door: reads how it was started, opens the house, lets people in. `uv run app.py --help` says how."""

import os
import sys

from web import settings
from web.terminal import tell


def main() -> int:
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
