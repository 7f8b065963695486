"""Material's privacy plugin: it looks for other servers' files in what we add, and finds none."""

from __future__ import annotations

import socket

import pytest
from compatibility.neighbourhood import NAVIGATION, Neighbourhood, check_site


def test_privacy(beside: Neighbourhood, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuse(host: str, *rest: object, **options: object) -> list[object]:
        asked.append(host)
        raise OSError("the tests have no network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    site = beside.build({"privacy": {"concurrency": 1}})
    check_site(site)
    assert site.navigation() == NAVIGATION
    # Material's own script names the server of its diagrams.
    assert set(asked) <= {"unpkg.com"}
