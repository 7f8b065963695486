/*
 * Notes: annotations and sidenotes of references, for pages whose HTML has both already.
 *
 * Needs: links with the role doc-noteref and the class essay-noteref--annotations or essay-noteref--sidenotes, each leading to
 * an element with the note's text on the same page. Works with and without Material's script; with it, after instant navigation too.
 * Gives: Material's annotation in its own look with the printed number, or notes in the margin. Material's own script is not
 * used for this: it knows a note by its position in a list, takes any "(1)" of the text for a marker, keeps one marker a
 * note, and has neither names nor keys.
 */
(() => {
  "use strict"
  if (window.essayNotes) return
  window.essayNotes = true

  const REFERENCE = "a.essay-noteref--annotations, a.essay-noteref--sidenotes"
  const LISTS = ".essay-notes--end.essay-notes--annotations, .essay-notes--end.essay-notes--sidenotes"
  const WIDE = window.matchMedia("(min-width: 76.25em)")
  const EDGE = 8
  const HOVER_OPEN = 120
  const HOVER_CLOSE = 280

  let serial = 0
  let current = null
  let timer = 0
  let resizing = null
  let arrange = () => {}

  /* The note that a reference leads to. */
  function noteOf(reference) {
    const hash = reference.hash || ""
    return hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null
  }

  /* A note's content to be shown a second time: without addresses of its own and ways back. */
  function copyOf(note) {
    const source = note.querySelector(":scope > .essay-note__text") || note
    const copy = document.createDocumentFragment()
    for (const node of source.childNodes) copy.append(node.cloneNode(true))
    for (const element of copy.querySelectorAll(".essay-note__back, .essay-note__number")) {
      const before = element.previousSibling
      element.remove()
      if (before && before.nodeType === Node.TEXT_NODE) before.textContent = before.textContent.trimEnd()
    }
    for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id")
    for (const element of copy.querySelectorAll("p")) {
      if (!element.textContent.trim() && !element.children.length) element.remove()
    }
    return copy
  }

  /* ------------------------------------------------------------------ Setting up a page */

  function mount() {
    close(false)
    for (const reference of document.querySelectorAll(REFERENCE)) dress(reference)
    for (const list of document.querySelectorAll(LISTS)) fold(list)
    layOutSidenotes()
    // Until the page is loaded the browser itself goes to the target, opens the list for it and takes the focus away.
    if (document.readyState === "complete") openTarget()
    else window.addEventListener("load", () => requestAnimationFrame(openTarget), { once: true })
  }

  /* Put Material's markup around a reference. The number stays text, for copying and printing. */
  function dress(reference) {
    if (reference.classList.contains("md-annotation__index") || reference.dataset.essayMounted) return
    reference.dataset.essayMounted = "true"
    reference.setAttribute("aria-expanded", "false")
    if (!reference.classList.contains("essay-noteref--annotations")) return
    const label = reference.dataset.label || reference.textContent
    const wrapper = document.createElement("span")
    wrapper.className = "md-annotation essay-annotation"
    wrapper.style.setProperty("--essay-note-number", JSON.stringify(label))
    const badge = document.createElement("span")
    badge.setAttribute("data-md-annotation-id", label)
    const text = document.createElement("span")
    text.className = "essay-annotation__text"
    if (!reference.dataset.label) text.append(...reference.childNodes)
    badge.append(text)
    reference.replaceWith(wrapper)
    reference.replaceChildren(badge)
    reference.classList.add("md-annotation__index")
    wrapper.append(reference)
    if (reference.dataset.label) hideDash(wrapper)
    hideBrackets(wrapper)
  }

  /* In 3–5, written out as 3 4 5, the dash is kept for copying only. */
  function hideDash(wrapper) {
    if (isText(wrapper.nextSibling)) hide(wrapper.nextSibling)
  }

  /* A badge needs no brackets around it, within the superscript or outside: these are kept for copying, too. */
  function hideBrackets(wrapper) {
    const edge = wrapper.previousSibling || wrapper.nextSibling ? wrapper : wrapper.parentElement
    const before = edge.previousSibling
    const after = edge.nextSibling
    if (!isText(before) || !isText(after) || !before.data.endsWith("[") || !after.data.startsWith("]")) return
    hide(before.splitText(before.length - 1))
    after.splitText(1)
    hide(after)
  }

  function isText(node) {
    return Boolean(node) && node.nodeType === Node.TEXT_NODE
  }

  function hide(text) {
    const hidden = document.createElement("span")
    hidden.className = "essay-annotation__text"
    text.replaceWith(hidden)
    hidden.append(text)
  }

  /* The list is for paper and for pages without script; the browser's own search still opens it. */
  function fold(list) {
    list.setAttribute("hidden", "onbeforematch" in list ? "until-found" : "")
  }

  /* An address that leads to a note in a folded list opens it at its first reference. */
  function openTarget() {
    const id = decodeURIComponent(location.hash.slice(1))
    const note = id ? document.getElementById(id) : null
    const list = note && note.closest(LISTS)
    if (!list) return
    fold(list)
    const reference = [...document.querySelectorAll(REFERENCE)].find((each) => noteOf(each) === note)
    if (!reference) {
      list.removeAttribute("hidden")
      return
    }
    reveal(reference)
    reference.scrollIntoView({ block: "center" })
    activate(reference, true)
  }

  /* Open the folded blocks and the tabs that a reference stands in. */
  function reveal(reference) {
    for (let box = reference.parentElement; box; box = box.parentElement) {
      if (box.localName === "details") box.open = true
      else if (box.classList.contains("tabbed-block")) {
        const tabs = box.closest(".tabbed-set").querySelectorAll(":scope > input")
        const tab = tabs[[...box.parentElement.children].indexOf(box)]
        if (tab && !tab.checked) tab.click()
      }
    }
    arrange()
  }

  function isShown(reference) {
    return reference.checkVisibility ? reference.checkVisibility() : reference.offsetParent !== null
  }

  /* ------------------------------------------------------------------ The one open note */

  function activate(reference, pinned) {
    if (reference.classList.contains("essay-noteref--annotations")) open(reference, pinned)
    else if (WIDE.matches) highlight(reference)
    else unfold(reference)
  }

  function open(reference, pinned) {
    clearTimeout(timer)
    if (current && current.reference === reference) {
      current.pinned = current.pinned || pinned
      return
    }
    const note = noteOf(reference)
    if (!note) return
    close(false)
    const tooltip = document.createElement("span")
    tooltip.className = "md-tooltip essay-tooltip"
    tooltip.id = `__essay_note_${++serial}`
    tooltip.setAttribute("role", "note")
    tooltip.setAttribute("aria-label", reference.getAttribute("aria-label") || "")
    tooltip.setAttribute("data-essay", "note")
    const inner = document.createElement("span")
    inner.className = "md-tooltip__inner md-typeset"
    inner.append(copyOf(note))
    tooltip.append(inner)
    reference.after(tooltip)
    reference.setAttribute("aria-expanded", "true")
    reference.setAttribute("aria-controls", tooltip.id)
    current = { reference, tooltip, pinned }
    if (tooltip.showPopover) {
      tooltip.popover = "manual"
      tooltip.showPopover()
    }
    place()
    requestAnimationFrame(() => tooltip.classList.add("md-tooltip--active"))
  }

  function close(giveFocusBack) {
    clearTimeout(timer)
    if (!current) return
    const { reference, tooltip } = current
    current = null
    tooltip.remove()
    reference.setAttribute("aria-expanded", "false")
    reference.removeAttribute("aria-controls")
    if (giveFocusBack) reference.focus({ preventScroll: true })
  }

  /* Below the number, above it where there is more room, and never off the window. */
  function place() {
    if (!current) return
    const { reference, tooltip } = current
    const mark = reference.getBoundingClientRect()
    const width = tooltip.offsetWidth
    const room = document.documentElement.clientWidth
    const left = Math.max(EDGE, Math.min(mark.left + mark.width / 2 - width / 2, room - width - EDGE))
    const below = window.innerHeight - mark.bottom - 2 * EDGE
    const above = mark.top - 2 * EDGE
    const upward = tooltip.scrollHeight > below && above > below
    tooltip.style.maxHeight = `${Math.max(80, upward ? above : below)}px`
    const top = upward ? mark.top - EDGE - tooltip.offsetHeight : mark.bottom + EDGE
    tooltip.style.left = `${left}px`
    tooltip.style.top = `${Math.max(EDGE, top)}px`
  }

  /* A reference within an open note shows its note in the same place. */
  function replace(reference) {
    const note = noteOf(reference)
    if (!note) return
    const inner = current.tooltip.querySelector(".md-tooltip__inner")
    inner.replaceChildren(copyOf(note))
    current.tooltip.setAttribute("aria-label", reference.getAttribute("aria-label") || "")
    current.pinned = true
    place()
    current.reference.focus({ preventScroll: true })
  }

  /* ------------------------------------------------------------------ Pointer and keys */

  function referenceAt(target) {
    return target instanceof Element ? target.closest(REFERENCE) : null
  }

  document.addEventListener("click", (event) => {
    const reference = referenceAt(event.target)
    if (!reference || !reference.dataset.essayMounted) {
      if (current && !current.tooltip.contains(event.target)) close(false)
      return
    }
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || !noteOf(reference)) return
    event.preventDefault()
    event.stopPropagation()
    if (current && current.tooltip.contains(reference)) replace(reference)
    else if (current && current.reference === reference && current.pinned) close(false)
    else activate(reference, true)
  }, true)

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (current) {
        const { reference, tooltip, pinned } = current
        const focused = document.activeElement
        close(pinned || reference === focused || tooltip.contains(focused))
        event.stopPropagation()
      } else {
        leaveSidenote(event)
      }
    } else if (event.key === " ") {
      const reference = referenceAt(event.target)
      if (!reference || !reference.dataset.essayMounted) return
      event.preventDefault()
      reference.click()
    }
  }, true)

  document.addEventListener("focusout", (event) => {
    if (!current || !event.relatedTarget) return
    const { reference, tooltip } = current
    if (event.relatedTarget !== reference && !tooltip.contains(event.relatedTarget)) close(false)
  })

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return
    const reference = referenceAt(event.target)
    if (current && (current.tooltip.contains(event.target) || reference === current.reference)) {
      clearTimeout(timer)
      return
    }
    if (reference && reference.classList.contains("md-annotation__index") && !(current && current.pinned)) {
      clearTimeout(timer)
      timer = setTimeout(() => open(reference, false), HOVER_OPEN)
    } else if (current && !current.pinned) {
      clearTimeout(timer)
      timer = setTimeout(() => close(false), HOVER_CLOSE)
    } else if (!current) {
      clearTimeout(timer)
    }
  })

  let frame = 0
  function follow() {
    if (frame) return
    frame = requestAnimationFrame(() => {
      frame = 0
      place()
    })
  }
  window.addEventListener("scroll", follow, { passive: true, capture: true })
  window.addEventListener("resize", follow, { passive: true })
  window.addEventListener("hashchange", openTarget)
  // A tab may change what is shown and leave the page as long as it was.
  document.addEventListener("change", () => requestAnimationFrame(() => arrange()))
  WIDE.addEventListener("change", () => arrange())

  /* ------------------------------------------------------------------ Sidenotes */

  /*
   * Notes in the margin, each beside its line or right below the one above it. One that is cited again nearby is not
   * shown again.
   */
  function layOutSidenotes() {
    for (const margin of document.querySelectorAll(".essay-sidenotes")) margin.remove()
    if (resizing) resizing.disconnect()
    arrange = () => {}
    const references = [...document.querySelectorAll("article a.essay-noteref--sidenotes, main a.essay-noteref--sidenotes")]
      .filter((reference) => !reference.closest(".essay-notes, .essay-sidenote"))
    const article = references.length ? references[0].closest("article, main") : null
    if (!article) return
    article.classList.add("essay-has-sidenotes")
    const margin = document.createElement("div")
    margin.className = "essay-sidenotes md-typeset"
    margin.setAttribute("data-essay", "notes")
    const notes = references.map((reference) => ({ reference, sidenote: sidenoteOf(reference) }))
    margin.append(...notes.map(({ sidenote }) => sidenote).filter(Boolean))
    article.append(margin)
    arrange = () => {
      if (!WIDE.matches) return
      const origin = margin.getBoundingClientRect().top
      let free = 0
      const shown = new Map()
      const tops = notes.map(({ reference }) => (isShown(reference) ? reference.getBoundingClientRect().top - origin : null))
      notes.forEach(({ sidenote }, index) => {
        if (!sidenote) return
        const note = notes[index].reference.hash
        sidenote.hidden = tops[index] === null || tops[index] - (shown.get(note) ?? -Infinity) < window.innerHeight / 2
        if (sidenote.hidden) return
        const top = Math.max(tops[index], free)
        shown.set(note, tops[index])
        sidenote.style.top = `${top}px`
        free = top + sidenote.offsetHeight + 12
      })
      article.style.setProperty("--essay-sidenotes-height", `${free}px`)
    }
    arrange()
    resizing = new ResizeObserver(() => requestAnimationFrame(() => arrange()))
    for (const child of article.children) {
      if (child !== margin) resizing.observe(child)
    }
  }

  function sidenoteOf(reference) {
    const note = noteOf(reference)
    if (!note) return null
    const sidenote = document.createElement("aside")
    sidenote.className = "essay-sidenote"
    sidenote.id = `__essay_sidenote_${++serial}`
    sidenote.dataset.note = reference.hash
    sidenote.tabIndex = -1
    sidenote.setAttribute("role", "note")
    sidenote.setAttribute("aria-label", reference.getAttribute("aria-label") || "")
    sidenote.append(numberOf(reference), copyOf(note))
    reference.setAttribute("aria-details", sidenote.id)
    return sidenote
  }

  function numberOf(reference) {
    const number = document.createElement("span")
    number.className = "essay-sidenote__number"
    number.textContent = reference.dataset.label || reference.textContent
    return number
  }

  function highlight(reference) {
    const own = document.getElementById(reference.getAttribute("aria-details") || "")
    if (!own) return
    const earlier = [...document.querySelectorAll(".essay-sidenotes > .essay-sidenote:not([hidden])")]
      .filter((each) => each.dataset.note === own.dataset.note)
    const sidenote = own.hidden ? earlier[0] : own
    if (!sidenote) return
    // A reference of kramdown's has its address on the element around it.
    if (!reference.id) reference.id = `__essay_noteref_${++serial}`
    sidenote.dataset.citedBy = reference.id
    sidenote.focus()
  }

  /* On a narrow window a note opens below its line. */
  function unfold(reference) {
    const next = reference.nextElementSibling
    if (next && next.classList.contains("essay-sidenote")) {
      next.remove()
      reference.setAttribute("aria-expanded", "false")
      return
    }
    const note = noteOf(reference)
    if (!note) return
    const shown = document.createElement("span")
    shown.className = "essay-sidenote essay-sidenote--open"
    shown.setAttribute("role", "note")
    shown.setAttribute("aria-label", reference.getAttribute("aria-label") || "")
    shown.setAttribute("data-essay", "note")
    shown.append(copyOf(note))
    reference.after(shown)
    reference.setAttribute("aria-expanded", "true")
  }

  /* From a note in the margin, or an unfolded one, back to its number. */
  function leaveSidenote(event) {
    const within = event.target instanceof Element ? event.target.closest(".essay-sidenote") : null
    const reference = within
      ? within.id
        ? document.getElementById(within.dataset.citedBy || "")
        : within.previousElementSibling
      : referenceAt(event.target)
    if (!reference) return
    const next = reference.nextElementSibling
    if (next && next.classList.contains("essay-sidenote--open")) unfold(reference)
    reference.focus({ preventScroll: true })
  }

  /* ------------------------------------------------------------------ Start */

  if (window.document$ && window.document$.subscribe) window.document$.subscribe(mount)
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mount)
  else mount()
})()
