"""What holds for any input: addresses stay within the site, and no text of a page is lost."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.addresses import relative
from mkdocs_essay.site.permalinks import address_of, fault_of
from mkdocs_essay.site.redirects import redirect_address
from mkdocs_essay.site.scan import read_site
from mkdocs_essay.source import decode, split_source

PATHS = st.text(st.sampled_from("./\\%2eE5cC:ab \x00\n~ü"), max_size=30) | st.text(max_size=30)


def leaves(dest: str) -> bool:
    """Whether a file at `dest` would stand outside of the folder that it is joined to."""
    joined = posixpath.normpath(posixpath.join("/site", dest))
    return not joined.startswith("/site/") or "\\" in dest or "\0" in dest


@given(PATHS)
@example("/../../etc/passwd")
@example("/%2e%2e/%2E%2e/x/")
@example("..%5c..%5cx")
def test_addresses_stay_within_the_site(permalink: str) -> None:
    if fault_of(permalink) is not None:
        return
    for address in (address_of(permalink, ".html"), redirect_address(permalink)):
        assert address.url.startswith("/")
        assert not leaves(address.dest)
        assert ".." not in unquote(address.dest).split("/") or ".." not in address.dest


@given(st.text(st.sampled_from("-. \n\tab:#é"), max_size=60))
@example("---\na: b\n---\nbody")
@example("---\na: b: c\ntext")
def test_the_body_is_the_end_of_the_file(text: str) -> None:
    source = split_source(text, "a.md", Diagnostics())
    assert text.endswith(source.body)
    assert source.body == "\n".join(text.split("\n")[source.body_line - 1 :])


@given(st.text(st.sampled_from("-. \n\tab:[]{}&*!|>'\"#%@,?"), max_size=80))
def test_front_matter_never_raises(block: str) -> None:
    split_source(f"---\n{block}\n---\nbody", "a.md", Diagnostics())


@given(st.binary(max_size=60))
def test_any_bytes_are_read(data: bytes) -> None:
    assert "\r" not in decode(data, "a.md", Diagnostics())


@pytest.mark.parametrize("directory_style", [True, False])
@given(
    st.lists(st.sampled_from(["a", "b", "c d", "ü"]), max_size=3),
    st.lists(st.sampled_from(["a", "b"]), max_size=3),
)
def test_a_relative_address_leads_back(directory_style: bool, source: list[str], target: list[str]) -> None:
    from_dest, to_dest = "/".join([*source, "index.html"]), "/".join([*target, "index.html"])
    href = unquote(relative(from_dest, to_dest, directory_style))
    reached = posixpath.normpath(posixpath.join("/", posixpath.dirname(from_dest), href))
    expected = f"/{to_dest}" if not directory_style else f"/{posixpath.dirname(to_dest)}"
    assert reached == posixpath.normpath(expected)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("---\n---\n")
    (tmp_path / "b.md").write_text("---\n---\n")
    monkeypatch.setattr("os.access", lambda path, mode: Path(path).name != "a.md")
    diagnostics = Diagnostics()
    site = read_site(tmp_path, diagnostics)
    assert [page.path for page in site.pages] == ["b.md"]
    assert [(found.code, found.path) for found in diagnostics] == [("unreadable", "a.md")]
