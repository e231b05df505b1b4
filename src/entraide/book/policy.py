"""The policy that every page carries: nothing from another site, and no program or style but the site's own."""

from __future__ import annotations

import base64
import hashlib
import re

OWN = "'self'"
SITE = {
    "default-src": "'none'",
    "script-src": OWN,
    "style-src": OWN,
    "img-src": f"{OWN} data:",  # Icons are written into the stylesheet.
    "connect-src": OWN,
    "manifest-src": OWN,
    "worker-src": OWN,
    "form-action": OWN,
    "base-uri": "'none'",
}
WITHIN = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)


def content_security_policy(page: str = "") -> str:
    """Return the policy of the site, with leave for just the scripts and styles that are written into this page.

    Only a page that stands alone has any: that of an address not found is shown at every depth.

    >>> content_security_policy("<style>p {}</style>").split("; ")[2]
    "style-src 'self' 'sha256-SNJDlN1Iy2mnt7DOjQIyDb2LQE6O5PQiSZomcdzawQ4='"
    """
    rules = dict(SITE)
    for element, text in WITHIN.findall(page):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        rules[f"{element}-src"] += f" 'sha256-{digest}'"
    return "; ".join(f"{name} {value}" for name, value in rules.items())
