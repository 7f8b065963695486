"""What all pages of a site share: parsed includes, the site's objects, addresses, limits."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.model import Site, SitePage
from mkdocs_essay.templating.context import JekyllContext, Output
from mkdocs_essay.templating.environment import JekyllEnvironment, Template
from mkdocs_essay.templating.excerpts import excerpt_of
from mkdocs_essay.templating.faults import Fault, Interrupt, LimitFault
from mkdocs_essay.templating.includes import Includes
from mkdocs_essay.templating.layouts import Layouts
from mkdocs_essay.templating.limits import Limits
from mkdocs_essay.templating.nodes import Body
from mkdocs_essay.templating.objects.documents import EXCERPT_SEPARATOR, Document
from mkdocs_essay.templating.objects.drop import Drop
from mkdocs_essay.templating.objects.site import SiteObjects
from mkdocs_essay.templating.values import is_hash, to_s

JEKYLL_VERSION = "4.3.4"
# How many pages may wait for one another's content; one further in shows its text as it is written.
MOST_CONTENTS = 8
ERROR_MODES = ("strict", "warn", "lax")
DATED = re.compile(r"(?:(.*)/)?([0-9]+-[0-9]+-[0-9]+)-(.*)")


def ending_in_a_line(markdownify: Callable[[str], str]) -> Callable[[str], str]:
    """`markdownify` with a line end after the last block, as kramdown has it."""

    def convert(text: str) -> str:
        html = markdownify(text)
        return html if html.endswith("\n") else f"{html}\n"

    return convert


class Engine:
    """Renders templates of one site. `environment` is JEKYLL_ENV, `wants_liquid` says of a page whether its
    Liquid is done.
    """

    def __init__(
        self,
        site: Site,
        diagnostics: Diagnostics,
        markdownify: Callable[[str], str],
        environment: str,
        now: datetime,
        limits: Limits,
        wants_liquid: Callable[[SitePage], bool],
        layouts: Layouts,
    ) -> None:
        self.site = site
        self.diagnostics = diagnostics
        self.markdownify = ending_in_a_line(markdownify)
        self.now = now
        self.limits = limits
        options = site.config.get("liquid")
        options = options if is_hash(options) else {}
        mode = to_s(options.get("error_mode"))
        self.strict_filters = options.get("strict_filters") is True
        self.strict_variables = options.get("strict_variables") is True
        self.environment = JekyllEnvironment(mode if mode in ERROR_MODES else "warn", limits)
        self.includes = Includes(site, lambda source, path: self.environment.read(source, path, self.report))
        self.objects = SiteObjects(site, now, self.excerpt, self.content, self.placed, self.missing)
        self.jekyll = Drop(
            {"version": lambda: JEKYLL_VERSION, "environment": lambda: environment},
            {},
            "Jekyll::Drops::JekyllDrop",
        )
        self.addresses: dict[str, str] | None = None
        self.texts: dict[str, Template] = {}
        self.excerpted: set[str] = set()
        self.wants_liquid = wants_liquid
        self.contents: dict[str, str] = {}
        self.contents_depth = 0
        self.layouts = layouts
        self.placings: dict[str, str] = {}

    def render(self, page: SitePage) -> str:
        """The text of the page's body."""
        self.objects.current = page
        template = self.environment.read(page.body, page.path, self.report, page.body_line)
        return self.run(template, self.variables(page))

    def render_text(
        self, text: str, page: SitePage, path: str, variables: Mapping[str, Any], first_line: int
    ) -> str:
        """The output of another file's text, with more `variables` than a page has."""
        self.objects.current = page
        template = self.texts.get(path)
        if template is None or template.source != text:
            template = self.texts[path] = self.environment.read(text, path, self.report, first_line)
        return self.run(template, {**self.variables(page), **variables})

    def variables(self, page: SitePage) -> dict[str, Any]:
        """Jekyll's own objects for a page."""
        return {
            "site": self.objects.drop,
            "page": self.objects.of(page),
            "layout": self.layout_of(page),
            "content": None,
            "jekyll": self.jekyll,
            "paginator": None,
            "highlighter_prefix": "\n" if page.is_markdown else "",
            "highlighter_suffix": "\n" if page.is_markdown else "",
        }

    def layout_of(self, page: SitePage) -> Mapping[str, Any] | None:
        """`layout`: the front matter of the page's own layout, where the site has that."""
        name = page.front_matter.get("layout")
        layout = self.layouts.files.load(name) if isinstance(name, str) else None
        return None if layout is None else layout.data

    def run(self, template: Template, variables: Mapping[str, Any]) -> str:
        """The output of a template; what goes wrong is a diagnostic."""
        context = JekyllContext(self, template, variables)
        out = context.new_output()
        with contextlib.suppress(Interrupt):
            self.write_nodes(template.body, context, out)
        return out.text()

    def write_nodes(self, body: Body, context: JekyllContext, out: Output) -> None:
        """A page's nodes. One that reaches a limit prints nothing and leaves an eighth of the budget."""
        budget, work = self.limits.iterations, self.limits.work
        for node in body.nodes:
            mark = out.mark()
            try:
                Body.write(Body(node.token, (node,)), context, out)
            except (LimitFault, RecursionError) as error:
                out.cut(mark)
                fault = (
                    error
                    if isinstance(error, LimitFault)
                    else LimitFault("blocks and includes nest too deep")
                )
                context.report(fault, node.token)
                if context.budget <= 0:
                    budget //= 8
                    context.budget = budget
                if context.worked > self.limits.work:
                    work //= 8
                    context.worked = self.limits.work - work

    def report(self, fault: Fault, path: str, line: int, column: int) -> None:
        """Make a diagnostic of what a template has wrong."""
        self.diagnostics.add(fault.code, f"Liquid: {fault.text}.", path, line, column)

    def missing(self, name: str) -> None:
        self.diagnostics.add(
            "liquid-unsupported",
            f"Liquid: {name} is known to GitHub only and stays empty; write what pages need of it"
            " under github: in _config.yml.",
            "_config.yml",
        )

    def page_path(self, context: JekyllContext) -> str:
        """The file of the page that is being rendered."""
        page = context.page
        if isinstance(page, Document):
            return page.page.path
        return to_s(page["path"]) if is_hash(page) else ""

    def excerpt(self, page: SitePage) -> str:
        """A document up to its separator, as HTML; nothing while just that is being rendered."""
        self.objects.note(page)
        if page.path in self.excerpted:
            return ""
        separator = page.front_matter.get("excerpt_separator")
        if separator is None:
            separator = self.site.config.get("excerpt_separator", EXCERPT_SEPARATOR)
        if not separator:
            return ""
        beginning = excerpt_of(page.body, to_s(separator))
        template = self.environment.read(beginning, page.path, self.report, page.body_line)
        self.excerpted.add(page.path)
        try:
            text = self.run(template, self.variables(page))
            return self.markdownify(text) if page.is_markdown else text
        finally:
            self.excerpted.discard(page.path)

    def content(self, page: SitePage) -> str:
        """The whole of a page as HTML, without its layout, for pages that are rendered after it."""
        found = self.contents.get(page.path)
        if found is not None:
            return found
        if self.contents_depth >= MOST_CONTENTS:
            return page.body
        current = self.objects.current
        self.contents_depth += 1
        try:
            text = self.render(page) if self.wants_liquid(page) else page.body
        finally:
            self.contents_depth -= 1
            self.objects.current = current
        self.contents[page.path] = html = self.markdownify(text) if page.is_markdown else text
        return html

    def forget(self, page: SitePage) -> None:
        """Forget what was made of the page's text."""
        self.contents.pop(page.path, None)
        self.placings.pop(page.path, None)
        self.objects.objects.pop(page.path, None)

    def placed(self, page: SitePage) -> str:
        """The whole of a page as HTML, in its own layouts: those of the theme put nothing around it here."""
        found = self.placings.get(page.path)
        if found is None:
            current = self.objects.current
            self.contents_depth += 1
            try:
                found = self.layouts.wrap(page, self.content(page))
            finally:
                self.contents_depth -= 1
                self.objects.current = current
            self.placings[page.path] = found
        return found

    def address_of(self, path: str) -> str | None:
        """The address of a file of the source; None where there is none."""
        if self.addresses is None:
            self.addresses = self.read_addresses()
        return self.addresses.get(path, self.addresses.get(path.removeprefix("/")))

    def read_addresses(self) -> dict[str, str]:
        folder = self.objects.collections_dir
        found = {
            file.path.removeprefix("/"): f"/{file.dest.removeprefix('/')}" for file in self.site.static_files
        }
        for page in self.site.pages:
            found[page.path] = page.url
            if folder and page.collection is not None:
                found[page.path.removeprefix(folder)] = page.url
        return found

    def address_of_post(self, name: str) -> str | None:
        """The address of the post with a date and a name, in a folder or not; None where there is none."""
        wanted = DATED.fullmatch(name)
        if wanted is None:
            return None
        for page in self.site.pages:
            if page.collection != "posts":
                continue
            found = DATED.fullmatch(page.path.rpartition(".")[0])
            if (
                found
                and found[2] == wanted[2]
                and found[3] == wanted[3]
                and fits(found[1] or "", wanted[1] or "")
            ):
                return page.url
        return None


def fits(folder: str, wanted: str) -> bool:
    """Whether a post's folder is the wanted one, which stands before or after `_posts`."""
    parts = [part for part in folder.split("/") if part != "_posts"]
    return "/".join(parts).endswith(wanted)
