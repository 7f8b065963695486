"""`{: fs-2 }` becomes `{: .fs-2 }` where fs-2 is a known class and no definition's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_essay.checks.fixes.source_file import Edit, SourceFile
from mkdocs_essay.diagnostics import Diagnostic

# just-the-docs' own classes, with the sizes of screen that its utilities may bear.
_KNOWN = re.compile(
    r"(?:fs-(?:[1-9]|10)|fw-(?:300|400|500|700)|lh-(?:0|tight|default)|ls-[0-5]"
    r"|text-(?:left|center|right|mono|small|delta|uppercase|lowercase|capitalize|grad|[a-z]+(?:-(?:lt|dk))?-\d{3})"
    r"|bg-[a-z]+(?:-(?:lt|dk))?-\d{3}"
    r"|[mp][trblxy]?(?:-(?:xs|sm|md|lg|xl))?-(?:auto|\d{1,2})"
    r"|d(?:-(?:xs|sm|md|lg|xl))?-(?:none|block|flex|inline|inline-block|table|table-cell)"
    r"|v-align-[a-z-]+|float-(?:left|right)|flex-(?:wrap|justify-[a-z]+|align-[a-z]+)"
    r"|btn(?:-[a-z]+)?|label(?:-[a-z]+)?|no_toc|no_anchor|lead|code-example|list-style-[a-z]+)"
)
_LIST = re.compile(r"\{:(?![:/])([^{}\n]*)\}")
_TOKEN = re.compile(r"""[^\s"'=]+=(?:"[^"]*"|'[^']*')|\S+""")


def mend(finding: Diagnostic, file: SourceFile) -> Iterator[Edit]:
    """A dot before each word of the line's attribute lists that is a class and no definition's name."""
    assert finding.line is not None
    start = file.span(finding.line)[0]
    callouts = file.site.config.get("callouts")
    classes = set(callouts) if isinstance(callouts, dict) else set()
    for found in _LIST.finditer(file.line(finding.line)):
        for token in _TOKEN.finditer(found[1]):
            word = token[0]
            is_class = _KNOWN.fullmatch(word) or word in classes
            if is_class and word not in file.defined_lists:
                at = start + found.start(1) + token.start()
                yield Edit(at, at, ".")
