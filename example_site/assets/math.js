// Tells MathJax where formulas stand, and has it look again when navigation.instant has changed the page.
window.MathJax = {
  tex: { inlineMath: [["\\(", "\\)"]], displayMath: [["\\[", "\\]"]] },
  options: { ignoreHtmlClass: ".*", processHtmlClass: "arithmatex" },
};

document$.subscribe(() => {
  if (MathJax.typesetPromise) MathJax.startup.promise.then(() => MathJax.typesetPromise());
});
