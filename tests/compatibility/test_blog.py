"""Material's blog: its posts lie in the source, and its pages stand after the site's own."""

from __future__ import annotations

from compatibility.neighbourhood import NAVIGATION, Neighbourhood, check_site

POST = """---
date: 2024-05-31
categories: [News]
---
# A post

First words.<sup>1</sup> See [the essay](../../docs/essay.md).

<!-- more -->

More words.

***

<sup>1</sup>. A note in the blog.
"""
LINK = "---\ntitle: About\npermalink: /who/\n---\nAbout [our blog](/base/blog/).\n"


def test_blog(beside: Neighbourhood) -> None:
    site = beside.build("blog", files={"src/blog/posts/a-post.md": POST})
    check_site(site)
    assert site.warnings == []
    post = "blog/2024/05/31/a-post/index.html"
    assert {post, "blog/index.html", "blog/category/news/index.html"} <= set(site.pages())
    assert "First words." in site.text("blog/index.html")
    assert "More words." not in site.text("blog/index.html")
    assert 'href="../../../../../docs/essay/"' in site.article(post)
    lines = site.navigation().splitlines()
    assert lines[:5] == NAVIGATION.splitlines()
    assert [line.split(" ")[0] for line in lines[5:] if not line.startswith(" ")] == ["Blog"]
    assert not any("a-post" in line for line in lines)


def test_links_to_the_blog_are_alive(beside: Neighbourhood) -> None:
    site = beside.build("blog", files={"src/docs/about.md": LINK})
    assert site.warnings == []
    assert '<a href="../blog/">our blog</a>' in site.article("who/index.html")
