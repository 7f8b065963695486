"""What can be wrong with a site's configuration, its files and their addresses."""

from __future__ import annotations

from mkdocs_essay.checks.rule import Rule, page

_BOTH = {
    "one.md": "---\ntitle: One\npermalink: /same/\n---\n\nText.\n",
    "two.md": "---\ntitle: Two\npermalink: /same/\n---\n\nText.\n",
}

RULES = (
    Rule(
        "config-missing",
        "A configuration file that is named is not there, or cannot be read.",
        "The site is built without what it says. Correct the plugin's option `jekyll_config`.",
    ),
    Rule(
        "config-yaml",
        "`_config.yml` is not YAML.",
        "Only its plain `key: value` lines could be read. Correct the line.",
        {"_config.yml": "title: One: two\n"},
    ),
    Rule(
        "config-toml",
        "`_config.toml` is not TOML.",
        "Nothing of it could be read. Correct the line.",
        {"_config.toml": "title = One\n"},
    ),
    Rule(
        "config-value",
        "A key of the configuration has a value of the wrong kind.",
        "Jekyll's own value is used instead. Write a list, a folder or a mapping, as the message says.",
        {"_config.yml": "exclude: drafts\n"},
    ),
    Rule(
        "config-key-not-carried-over",
        "A key of `_config.yml` has no effect here.",
        "The message says why. Nothing needs mending; the key may stay for Jekyll.",
        {"_config.yml": "paginate: 5\n"},
        "information",
    ),
    Rule(
        "plugin-not-carried-over",
        "A plugin of Jekyll that the site names does not run here.",
        "What it makes is missing. Look for a plugin of MkDocs that does the same.",
        {"_config.yml": "plugins: [jekyll-scholar]\n"},
        "information",
    ),
    Rule(
        "plugins-not-run",
        "The site has plugins of its own, in Ruby.",
        "Their tags, filters and pages are missing. Write what they gave as text, HTML or an include.",
        {"_plugins/tag.rb": "# Ruby\n"},
    ),
    Rule(
        "sass-not-compiled",
        "A style sheet in Sass, or a script in CoffeeScript, is not compiled.",
        "Put what it gives into a `.css` or `.js` file and name that in `extra_css` or `extra_javascript`.",
        {"assets/own.scss": "---\n---\n\na { b { color: red } }\n"},
    ),
    Rule(
        "address-conflict",
        "Two files of the site have the same address.",
        "Only one can be served there; a page that loses it stands at the address of its file. "
        "Give one of them another `permalink`.",
        _BOTH,
    ),
    Rule(
        "permalink-refused",
        "A permalink is empty, leaves the site's folder, or is no path.",
        "The page keeps the address of its file. Write a path that starts with a slash.",
        page("---\ntitle: Page\npermalink: /../outside/\n---\n\nText.\n"),
    ),
    Rule(
        "permalink-token",
        "A permalink has a part with a colon that Jekyll does not know.",
        "The usual permalink is used. Jekyll's manual lists the parts, `:title` and `:year` among them.",
        {
            "_config.yml": "permalink: /:titel/\n",
            "_posts/2020-01-31-post.md": "---\ntitle: Post\n---\n\nText.\n",
        },
    ),
    Rule(
        "redirect-conflict",
        "An address in `redirect_from` is taken already.",
        "There is no redirect. Take it out, or change the other page's address.",
        {
            "one.md": "---\ntitle: One\nredirect_from: /two.html\n---\n\nText.\n",
            "two.md": "---\ntitle: Two\n---\n\nText.\n",
        },
    ),
    Rule(
        "redirect-refused",
        "An address in `redirect_from` leaves the site's folder, or is no path.",
        "There is no redirect. Write a path that starts with a slash.",
        page("---\ntitle: Page\nredirect_from: /../../outside/\n---\n\nText.\n"),
    ),
    Rule(
        "date-unreadable",
        "The date in a file's name or front matter is none.",
        "The time of the build is used. Write it as `2024-05-31`.",
        {"_posts/2020-01-31-post.md": "---\ntitle: Post\ndate: in May\n---\n\nText.\n"},
    ),
    Rule(
        "post-in-future",
        "A post's date lies in the future.",
        "It is not published yet, as in Jekyll. `future: true` in `_config.yml` publishes it.",
        {"_posts/2999-01-31-post.md": "---\ntitle: Post\n---\n\nText.\n"},
        "information",
    ),
    Rule(
        "data-file",
        "A file in `_data` cannot be read as what its name says it is.",
        "Its data are missing from Liquid. Correct the line.",
        {"_data/lamps.yml": "lamps: [one, two\n"},
    ),
    Rule(
        "file-name",
        "A file's name cannot be an address.",
        "It is left out. Rename it without control characters or backslashes.",
    ),
    Rule(
        "symlink-outside",
        "A symbolic link leads out of the source folder.",
        "It is not followed. Copy what it leads to into the site.",
    ),
    Rule(
        "symlink-cycle",
        "A symbolic link leads back to a folder above it.",
        "It is not followed. Remove it.",
    ),
)
