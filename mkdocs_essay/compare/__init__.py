"""Two pages, two navigations, two built sites: what of the old one is not, or otherwise, in the new one.

`verify` asks it of a site that Jekyll built and ours; `eject` of a page of ours and the same page without us.
"""

from __future__ import annotations

from mkdocs_essay.compare.differences import KINDS, Difference
from mkdocs_essay.compare.pages import compare_pages
from mkdocs_essay.compare.targets import Addressing
from mkdocs_essay.compare.themes import JUST_THE_DOCS, MATERIAL, Theme

__all__ = ["JUST_THE_DOCS", "KINDS", "MATERIAL", "Addressing", "Difference", "Theme", "compare_pages"]
