"""Whether a certificate and its key can open the door: read, fitting each other, and valid at this moment.

Tries them in memory, with a visitor of its own; knows no port and no page.
"""

import ssl
from pathlib import Path
from typing import Final

from media import reasons
from media.words import Text
from web.settings import WrongUse

_NOT_YET: Final = 9  # X509_V_ERR_CERT_NOT_YET_VALID
_OVER: Final = 10  # X509_V_ERR_CERT_HAS_EXPIRED
_TURNS: Final = 6  # messages between the two; a handshake needs three


def check(cert: Path, key: Path) -> None:
    """Raise `WrongUse` with a sentence, now rather than at the first visitor."""
    inside = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        inside.load_cert_chain(cert, key, password=lambda: b"")  # else OpenSSL would wait for one at the terminal
    except (ssl.SSLError, OSError) as fault:
        if getattr(fault, "reason", "") == "KEY_VALUES_MISMATCH":
            raise WrongUse("tls_pair", file=cert, other=key) from fault
        raise WrongUse("tls_unfit", why=_reason(fault)) from fault
    if _refusal(inside, cert) in (_NOT_YET, _OVER):
        raise WrongUse("tls_expired", file=cert)


def _reason(fault: OSError) -> Text:
    return reasons.reason("not_pem") if isinstance(fault, ssl.SSLError) else reasons.of(fault)


def _refusal(inside: ssl.SSLContext, cert: Path) -> int:
    """What a visitor who trusts this very certificate finds wrong with it; 0 for nothing."""
    outside = ssl.create_default_context(cafile=str(cert))
    outside.check_hostname = False
    outside.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # whoever signed it is not asked
    to_server, to_visitor = ssl.MemoryBIO(), ssl.MemoryBIO()
    visitor = outside.wrap_bio(to_visitor, to_server)
    server = inside.wrap_bio(to_server, to_visitor, server_side=True)
    for turn in range(_TURNS):
        try:
            (server if turn % 2 else visitor).do_handshake()
        except ssl.SSLWantReadError:
            continue
        except ssl.SSLCertVerificationError as fault:
            return fault.verify_code
        except ssl.SSLError:
            return 0
    return 0
