"""The includes of just-the-docs: what a page or a layout of a site gets where it names one of them.

A page may name any include of its theme. Those that hand on what they are given do so here; the parts of the
theme's own frame print nothing, since Material's frame stands around every page.
"""

from __future__ import annotations

from collections.abc import Mapping

_FRAME = (
    "components/aux_nav.html",
    "components/breadcrumbs.html",
    "components/children_nav.html",
    "components/footer.html",
    "components/header.html",
    "components/mermaid.html",
    "components/nav.html",
    "components/search_footer.html",
    "components/search_header.html",
    "components/sidebar.html",
    "components/site_nav.html",
    "favicon.html",
    "footer_custom.html",
    "head.html",
    "head_custom.html",
    "head_nav.html",
    "header_custom.html",
    "icons/arrow_right.html",
    "icons/code_copy.html",
    "icons/document.html",
    "icons/expand.html",
    "icons/external_link.html",
    "icons/icons.html",
    "icons/link.html",
    "icons/menu.html",
    "icons/search.html",
    "nav.html",
    "nav_footer_custom.html",
    "search_placeholder_custom.html",
)

# Code with line numbers is a table, which may not stand inside a `pre`.
_NUMBERED_CODE = """

{% if include.code contains '<table class="rouge-table">' %}{{ include.code
  | replace: "<pre><code", "<code" | replace: "</code></pre>", "</code>"
}}{% else %}{{ include.code }}{% endif %}

"""

THEME_INCLUDES: Mapping[str, str] = {
    **dict.fromkeys(_FRAME, ""),
    "fix_linenos.html": _NUMBERED_CODE,
    "title.html": "{{ site.title }}",
    "toc_heading_custom.html": '<h2 class="text-delta">Table of contents</h2>\n',
    "vendor/anchor_headings.html": "{{ include.html }}",
}
"""The names that pages call them by, and what stands in their files here."""
