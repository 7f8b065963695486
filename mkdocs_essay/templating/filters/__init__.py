"""Filters by family, one file each, which is imported when one of its filters is used.

A filter is a function of the context, the value and its arguments. It raises `FilterFault` for what it
cannot do; a TypeError or ValueError is reported as one.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

# The names of each family's filters.
FAMILIES: dict[str, str] = {
    "strings": (
        "downcase upcase capitalize append prepend strip lstrip rstrip replace replace_first "
        "replace_last remove remove_first remove_last split slice truncate truncatewords"
    ),
    "html": "strip_html strip_newlines newline_to_br",
    "base64": "base64_encode base64_url_safe_encode base64_decode base64_url_safe_decode",
    "arithmetic": "plus minus times divided_by modulo abs ceil floor round at_least at_most to_integer",
    "arrays": ("size first last join reverse uniq map compact concat default array_to_sentence_string"),
    "sorting": "sort sort_natural",
    "dates": "date date_to_string date_to_long_string date_to_xmlschema date_to_rfc822",
    "escaping": "escape h escape_once xml_escape cgi_escape url_encode url_decode uri_escape",
    "urls": "relative_url absolute_url strip_index",
    "slugs": "slugify",
    "words": "number_of_words normalize_whitespace",
    "searching": "where find",
    "grouping": "group_by",
    "expressions": "where_exp find_exp group_by_exp",
    "stacks": "push unshift pop shift sample",
    "markup": "markdownify smartify sassify scssify",
    "debugging": "jsonify inspect",
}
_FAMILY_OF = {name: family for family, names in FAMILIES.items() for name in names.split()}

Filter = tuple[Callable[..., Any], int, int]


@cache
def find(name: str) -> Filter | None:
    """The filter of that name with the least and the most arguments that it takes beside the context and the
    value; None where there is none.
    """
    family = _FAMILY_OF.get(name)
    if family is None:
        return None
    function = import_module(f"{__name__}.{family}").FILTERS[name]
    parameters = list(inspect.signature(function).parameters.values())[2:]
    least = sum(parameter.default is parameter.empty for parameter in parameters)
    return function, least, len(parameters)
