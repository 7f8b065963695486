/* How far one has read, and tables and tall boxes that a keyboard can scroll. Without it a page is complete. */
(() => {
  "use strict"

  let article = null
  let bar = null
  let waiting = false

  /* Share of the article that has passed the window's lower edge, 0 to 1; null where it is too short to be worth a bar. */
  const share = () => {
    if (!article) return null
    const box = article.getBoundingClientRect()
    const rest = box.height - innerHeight
    if (rest < innerHeight / 2) return null
    return Math.min(1, Math.max(0, (innerHeight - box.top) / box.height))
  }

  const draw = () => {
    waiting = false
    const part = share()
    bar.hidden = part === null
    if (part !== null) bar.style.transform = `scaleX(${part.toFixed(4)})`
  }

  const ask = () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(draw)
  }

  const label = element => {
    const table = element.matches("table") ? element : element.querySelector("table")
    const caption = table && table.caption && table.caption.textContent.trim()
    if (caption) return caption
    let before = element
    while (before && !/^H[1-6]$/.test(before.tagName)) before = before.previousElementSibling || before.parentElement
    return before ? (before.firstChild?.textContent || before.textContent).trim() : document.title
  }

  /* What scrolls sideways must be reachable by keyboard: only then does it get a tab stop, and it loses it when it fits. */
  const reach = () => {
    if (!article) return
    for (const box of article.querySelectorAll(".md-typeset__scrollwrap, table, .code-example, mjx-container, .arithmatex")) {
      const scrolls = box.scrollWidth > box.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(box).overflowX)
      if (scrolls && !box.hasAttribute("tabindex")) {
        box.tabIndex = 0
        box.dataset.essayScroll = ""
        if (!box.matches("table")) {
          box.setAttribute("role", "region")
          box.setAttribute("aria-label", label(box))
        }
      } else if (!scrolls && "essayScroll" in box.dataset) {
        for (const name of ["tabindex", "role", "aria-label", "data-essay-scroll"]) box.removeAttribute(name)
      }
    }
  }

  /* The box of a task says nothing by itself: its name is the task. */
  const tasks = () => {
    for (const box of article ? article.querySelectorAll("input.task-list-item-checkbox:not([aria-label])") : [])
      box.setAttribute("aria-label", (box.closest("li") || box.parentElement).textContent.trim())
  }

  /* A film cannot be printed: its address stands for it on paper. */
  const films = () => {
    for (const film of article ? article.querySelectorAll('iframe[src^="http"]:not([data-essay-film])') : []) {
      film.dataset.essayFilm = ""
      const id = /youtube(?:-nocookie)?\.com\/embed\/([\w-]+)/.exec(film.src)
      const address = id ? `https://www.youtube.com/watch?v=${id[1]}` : film.src
      const line = document.createElement("p")
      line.className = "essay-film"
      line.dataset.essay = "film"
      const link = document.createElement("a")
      link.href = link.textContent = address
      line.append(film.title ? `${film.title}: ` : "", link)
      const box = film.parentElement
      ;(box.matches("div") && box.children.length === 1 ? box : film).after(line)
    }
  }

  /* Material's search is a dialogue without a name; its field has one. */
  const name = () => {
    const dialog = document.querySelector(".md-search[role=dialog]:not([aria-label])")
    const field = dialog && dialog.querySelector("input[aria-label]")
    if (field) dialog.setAttribute("aria-label", field.getAttribute("aria-label"))
  }

  /* navigation.instant writes whole addresses into links; on paper only those of other sites are spelled out. */
  const inside = () => {
    for (const link of article ? article.querySelectorAll('a[href^="http"]') : [])
      link.toggleAttribute("data-essay-inside", link.origin === location.origin)
  }

  const sizes = new ResizeObserver(() => {
    ask()
    reach()
  })

  const start = () => {
    if (!bar) {
      bar = document.createElement("div")
      bar.className = "essay-progress"
      bar.setAttribute("aria-hidden", "true")
      bar.hidden = true
      ;(document.querySelector(".md-header") || document.body).append(bar)
      addEventListener("scroll", ask, { passive: true })
      addEventListener("beforeprint", inside)
      name()
    }
    sizes.disconnect()
    article = document.querySelector("article.md-content__inner")
    if (article) sizes.observe(article)
    tasks()
    films()
    ask()
  }

  /* Material swaps pages in place with navigation.instant, and says so on document$. */
  if (typeof document$ !== "undefined") document$.subscribe(start)
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start)
  else start()
})()
