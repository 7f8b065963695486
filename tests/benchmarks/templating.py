"""How long Liquid takes on a site of 2,000 pages with 8,000 includes. Prints seconds.

    python tests/benchmarks/templating.py [pages] [--seed N]

Pages are made from a seed: prose with a few outputs, captures, loops over data, links, and four includes
each with arguments, as sites write them.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.model import Site, SitePage
from mkdocs_essay.templating.renderer import LiquidRenderer

FIGURE = """<figure><img src="{{ include.src | relative_url }}" alt="{{ include.alt }}">
{% if include.caption %}<figcaption>{{ include.caption | markdownify }}</figcaption>{% endif %}</figure>"""
NOTE = (
    """{% assign kind = include.kind | default: 'note' %}<div class="{{ kind }}">{{ include.text }}</div>"""
)
LIST = """<ul>{% for item in site.data.items limit: 5 %}
<li>{{ item.name }}: {{ item.size }}</li>
{% endfor %}</ul>"""
OUTER = "{% include note.html kind='tip' text=include.text %}"
INCLUDES = {"figure.html": FIGURE, "note.html": NOTE, "list.html": LIST, "outer.html": OUTER}
WORDS = ("essay", "note", "margin", "reader", "page", "printed", "letter", "series", "part", "paper", "ink")


def make_pages(count: int, seed: int) -> list[SitePage]:
    """Pages of some thirty paragraphs, with four includes each."""
    chance = random.Random(seed)
    return [make_page(number, count, chance) for number in range(count)]


def make_page(number: int, count: int, chance: random.Random) -> SitePage:
    paragraphs = [" ".join(chance.choices(WORDS, k=60)) for _ in range(30)]
    extra = [
        f'{{% include figure.html src="/{number}.png" alt="{chance.choice(WORDS)}" caption="a *text*" %}}',
        "{% capture text %}**Text** of {{ page.title }}{% endcapture %}{% include outer.html text=text %}",
        "{% include list.html %}",
        f"{{% include note.html text=page.title kind='{chance.choice(WORDS)}' %}}",
        f"[next]({{% link part/{(number + 1) % count}.md %}}) and {{{{ site.baseurl }}}}/part/{number}.html",
        "{% if page.number > 10 %}late{% else %}early{% endif %} {{ page.title | upcase }}",
    ]
    for piece in extra:
        paragraphs.insert(chance.randrange(len(paragraphs)), piece)
    matter = {"title": f"Page {number}", "number": number}
    path = f"part/{number}"
    return SitePage(f"{path}.md", f"/{path}.html", f"{path}.html", matter, "\n\n".join(paragraphs), 4)


def main() -> None:
    """Render the pages, and print how long that took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=int, nargs="?", default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    pages = make_pages(options.pages, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder)
        (source / "_includes").mkdir()
        for name, text in INCLUDES.items():
            (source / "_includes" / name).write_text(text, encoding="utf-8")
        data = {"items": [{"name": word, "size": len(word)} for word in WORDS]}
        diagnostics = Diagnostics()
        site = Site(source, {"baseurl": "/base"}, tuple(pages), (), data=data)
        renderer = LiquidRenderer(site, diagnostics, markdownify=str)
        start = time.perf_counter()
        for page in pages:
            renderer.render(page)
        seconds = time.perf_counter() - start
    print(f"{len(pages)} pages, {5 * len(pages)} includes: {seconds:.2f} s, {len(diagnostics)} diagnostics")


if __name__ == "__main__":
    main()
