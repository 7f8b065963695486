"""`site.github`: what the repository's name tells; the rest only GitHub's own build knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from mkdocs_essay.templating.objects.drop import Drop

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_HOST = "github.com"

# Questions to GitHub's API, or to git, that have no answer without a network.
ONLY_GITHUB = (
    *("build_revision", "contributors", "language", "latest_release", "license", "organization_members"),
    *("private", "archived", "disabled", "project_tagline", "public_repositories", "releases"),
    *("owner", "owner_display_name", "pages_env", "show_downloads", "versions", "wiki_url", "issues_url"),
)


def repository_of(config: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """Host, owner and name of the repository that `repository` (`owner/name`) or `gh_edit_repository` (an
    address) of a site names; None where neither does.
    """
    for key in ("repository", "gh_edit_repository"):
        value = config.get(key)
        if not isinstance(value, str):
            continue
        text = value.strip()
        if "://" not in text:
            text = f"https://{_HOST}/{text}"
        try:
            address = urlsplit(text)
        except ValueError:
            continue
        parts = address.path.strip("/").removesuffix(".git").split("/")
        if address.hostname and len(parts) >= 2 and all(_NAME.fullmatch(part) for part in parts[:2]):
            return address.hostname, parts[0], parts[1]
    return None


def github_object(config: Mapping[str, Any], missing: Callable[[str], None]) -> Any:
    """`site.github` of a site.

    What `github:` of the configuration says wins. `missing` is called, once for each name, with what is
    asked for and cannot be known here; without a repository that is `site.github` as a whole.
    """
    given = config.get("github")
    if given is not None and not isinstance(given, Mapping):
        return given
    repository = repository_of(config)
    if repository is None:
        if given is None:
            missing("site.github")
        return given
    known = {key: value for key, value in _facts(config, *repository).items() if key not in (given or {})}
    own: dict[str, Callable[[], Any]] = {key: _constant(value) for key, value in known.items()}
    for name in ONLY_GITHUB:
        if name not in (given or {}):
            own[name] = _unknown(f"site.github.{name}", missing)
    return Drop(own, given or {}, "Jekyll::GitHubMetadata::MetadataDrop")


def _facts(config: Mapping[str, Any], host: str, owner: str, name: str) -> dict[str, Any]:
    address = f"https://{host}/{owner}/{name}"
    is_user_page = name.lower() in (f"{owner.lower()}.github.io", f"{owner.lower()}.github.com")
    branch = config.get("gh_edit_branch")
    branch = branch if isinstance(branch, str) else "main"
    return {
        "hostname": host,
        "pages_hostname": "github.io",
        "api_url": "https://api.github.com" if host == _HOST else f"https://{host}/api/v3",
        "help_url": "https://help.github.com",
        "environment": "production",
        "repository_url": address,
        "repository_nwo": f"{owner}/{name}",
        "repository_name": name,
        "project_title": name,
        "owner_name": owner,
        "owner_url": f"https://{host}/{owner}",
        "owner_gravatar_url": f"https://{host}/{owner}.png",
        "is_user_page": is_user_page,
        "is_project_page": not is_user_page,
        "url": f"https://{owner.lower()}.github.io" + ("" if is_user_page else f"/{name}"),
        "baseurl": "" if is_user_page else f"/{name}",
        "clone_url": f"{address}.git",
        "releases_url": f"{address}/releases",
        "zip_url": f"{address}/zipball/{branch}",
        "tar_url": f"{address}/tarball/{branch}",
        "source": {"branch": branch, "path": "/"},
    }


def _constant(value: Any) -> Callable[[], Any]:
    return lambda: value


def _unknown(name: str, missing: Callable[[str], None]) -> Callable[[], Any]:
    def ask() -> None:
        missing(name)

    return ask
