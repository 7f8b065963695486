"""`:name:` as GitHub's picture of that emoji, for sites with the plugin jemoji.

jemoji looks at the finished page, so that ids of headings keep the name. It leaves code alone. `emoji.src` of
`_config.yml` says where the pictures are, without it GitHub's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from mkdocs_essay.site.model import Site

_PICTURES = "https://github.githubassets.com/images/icons/"
_VERBATIM = re.compile(
    r"<!--.*?(?:-->|\Z)|<(pre|code|tt|script|style|textarea)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_NAME = re.compile(r":([A-Za-z0-9_+-]++):")


def pictures(site: Site) -> Callable[[str], str] | None:
    """What puts pictures into a page's HTML; None where the site does not ask for them."""
    if "jemoji" not in (site.config.get("plugins") or ()):
        return None
    from pymdownx import gemoji_db

    said = site.config.get("emoji")
    folder = said.get("src") if isinstance(said, Mapping) else None
    folder = escape(f"{str(folder or _PICTURES).rstrip('/')}/emoji/unicode/")
    known: Mapping[str, Mapping[str, Any]] = gemoji_db.emoji

    def picture(match: re.Match[str]) -> str:
        emoji = known.get(gemoji_db.aliases.get(match[0], match[0]))
        if emoji is None:
            return match[0]
        name, source = match[0], f"{folder}{emoji['unicode']}.png"
        return f'<img class="emoji" title="{name}" alt="{name}" src="{source}" height="20" width="20">'

    def with_pictures(html: str) -> str:
        if not _NAME.search(html):
            return html
        pieces: list[str] = []
        done = 0
        for found in _VERBATIM.finditer(html):
            pieces += (_NAME.sub(picture, html[done : found.start()]), found[0])
            done = found.end()
        pieces.append(_NAME.sub(picture, html[done:]))
        return "".join(pieces)

    return with_pictures
