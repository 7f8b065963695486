// Sets the formulas that stand in the text as \( … \) and \[ … \], as kramdown's and Material's math leave them.
(function () {
  const FORMULA = /\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]/g;

  function formula(inline, display) {
    const place = document.createElement("span");
    temml.render(inline ?? display, place, { displayMode: inline === undefined, throwOnError: false });
    return place;
  }

  function set(text) {
    const parts = [];
    let end = 0;
    for (const found of text.data.matchAll(FORMULA)) {
      parts.push(text.data.slice(end, found.index), formula(found[1], found[2]));
      end = found.index + found[0].length;
    }
    if (parts.length) text.replaceWith(...parts, text.data.slice(end));
  }

  function setAll() {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      if (/\\[([]/.test(texts.currentNode.data) && !texts.currentNode.parentElement.closest("script, style, code, pre")) {
        found.push(texts.currentNode);
      }
    }
    found.forEach(set);
  }

  if (typeof document$ !== "undefined") document$.subscribe(setAll);
  else document.addEventListener("DOMContentLoaded", setAll);
})();
