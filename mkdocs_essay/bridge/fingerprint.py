"""What every kept result depends on: the versions of what renders, the configuration, the theme's files."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

import mkdocs_essay
from mkdocs_essay.bridge.extensions import NAME
from mkdocs_essay.cache.describing import describe, digest
from mkdocs_essay.site.model import Site
from mkdocs_essay.theme import overrides_folder

# Where things lie on this machine shows in no page; plugins and extensions are described one by one.
_LEFT_OUT = {
    "site_dir",
    "docs_dir",
    "config_file_path",
    "dev_addr",
    "watch",
    "strict",
    "theme",
    "plugins",
    "mdx_configs",
    "hooks",
}
_PACKAGE = re.compile(r"(.+)\.(?:dist-info|egg-info)\Z")
# Their functions do the same as long as their versions are the same.
_TRUSTED = {"mkdocs", "material", "markdown", "pymdownx", "mkdocs_essay", "builtins"}


def fingerprint(config: MkDocsConfig, site: Site) -> str:
    """A digest of all that is the same for every page; UnstableError where the configuration holds what can't
    be told from another of its kind, such as a function of the user's own.
    """
    described = {key: value for key, value in config.items() if key not in _LEFT_OUT}
    extensions = dict(config.mdx_configs or {})
    own = extensions.get(NAME) or {}
    extensions[NAME] = {key: value for key, value in own.items() if key != "context"}
    plugins = {name: getattr(plugin, "config", None) for name, plugin in config.plugins.items()}
    theme = config.theme
    return digest(
        sys.version,
        *_packages(),
        *_contents(Path(mkdocs_essay.__file__).parent, ".py"),
        *_contents(overrides_folder()),
        *(_contents(Path(theme.custom_dir)) if theme.custom_dir else ()),
        describe([theme.name, theme.static_templates, dict(theme)], is_trusted),
        describe([described, extensions, plugins], is_trusted),
        describe(site.config, is_trusted),
    )


def is_trusted(module: str) -> bool:
    """Whether the functions of a module are known by the version of their package."""
    return module.partition(".")[0] in _TRUSTED


def _packages() -> Iterator[str]:
    """The names and versions of all that is installed, without a look inside."""
    for folder in sys.path:
        try:
            names = sorted(file.name for file in Path(folder).iterdir())
        except OSError:
            continue
        yield from (match[1] for name in names if (match := _PACKAGE.match(name)))


def _contents(folder: Path, ending: str = "") -> Iterator[str]:
    """Names and texts of the files below `folder`."""
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            if name.endswith(ending):
                file = Path(path, name)
                yield file.relative_to(folder).as_posix()
                yield file.read_bytes().decode("utf-8", "surrogateescape")
