"""How Material's manual has MathJax set what `pymdownx.arithmatex` marks."""

from __future__ import annotations

URL = "https://unpkg.com/mathjax@3/es5/tex-mml-chtml.js"
SETTINGS_FILE = "javascripts/mathjax.js"
SETTINGS = """window.MathJax = {
  tex: {
    inlineMath: [["\\\\(", "\\\\)"]],
    displayMath: [["\\\\[", "\\\\]"]],
    processEscapes: true,
    processEnvironments: true
  },
  options: {
    ignoreHtmlClass: ".*|",
    processHtmlClass: "arithmatex"
  }
};

document$.subscribe(() => {
  MathJax.startup.output.clearCache()
  MathJax.typesetClear()
  MathJax.texReset()
  MathJax.typesetPromise()
})
"""
