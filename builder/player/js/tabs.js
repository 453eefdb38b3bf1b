// Tabs: titled parts become panels under a row of buttons. A hidden part can still be found, linked to and printed.

/** Enhance what is there now and what arrives later; open the part that an address points into. */
export function liveTabs(root) {
  const enhance = () => root.querySelectorAll("[data-tabs]:not(.is-live)").forEach(enhanceTabs)
  enhance()
  new MutationObserver(enhance).observe(root.body ?? root, { childList: true, subtree: true })
  addEventListener("hashchange", revealTarget)
  revealTarget()
}

function enhanceTabs(box) {
  box.classList.add("is-live")
  const parts = [...box.querySelectorAll(":scope > .tabset__part")]
  const row = document.createElement("div")
  row.className = "tabset__row"
  row.setAttribute("role", "tablist")
  row.append(...parts.map(tabOf))
  row.addEventListener("keydown", (event) => turnTabs(event, row))
  box.prepend(row)
  chooseTab(row.firstElementChild)
}

function tabOf(part) {
  const title = part.querySelector(".tabset__title")
  const tab = document.createElement("button")
  tab.type = "button"
  tab.className = "tabset__tab"
  tab.id = `tab-${title.id}`
  tab.textContent = title.textContent
  tab.setAttribute("role", "tab")
  tab.setAttribute("aria-controls", (part.id = `part-${title.id}`))
  tab.addEventListener("click", () => chooseTab(tab))
  title.classList.add("visually-hidden")
  part.setAttribute("role", "tabpanel")
  part.setAttribute("aria-labelledby", tab.id)
  part.tabIndex = 0
  part.addEventListener("beforematch", () => chooseTab(tab))
  return tab
}

function chooseTab(chosen) {
  for (const tab of chosen.parentElement.children) {
    const part = document.getElementById(tab.getAttribute("aria-controls"))
    tab.setAttribute("aria-selected", tab === chosen)
    tab.tabIndex = tab === chosen ? 0 : -1
    if (tab === chosen) part.removeAttribute("hidden")
    else part.setAttribute("hidden", "until-found")
  }
}

/** Arrows go the way one reads; the ends meet. */
function turnTabs(event, row) {
  const tabs = [...row.children]
  const at = tabs.indexOf(document.activeElement)
  const ahead = getComputedStyle(row).direction === "rtl" ? "ArrowLeft" : "ArrowRight"
  const back = ahead === "ArrowLeft" ? "ArrowRight" : "ArrowLeft"
  const to = { [ahead]: at + 1, [back]: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
  if (to === undefined || at < 0) return
  event.preventDefault()
  const tab = tabs[(to + tabs.length) % tabs.length]
  chooseTab(tab)
  tab.focus()
}

/** Whatever folds the target of the address opens: tabs, then panels. */
function revealTarget() {
  const target = addressed()
  for (let at = target?.parentElement; at; at = at.parentElement) {
    if (at.matches("details")) at.open = true
    else if (at.matches(".tabset.is-live > .tabset__part")) chooseTab(document.getElementById(at.getAttribute("aria-labelledby")))
  }
  target?.scrollIntoView()
}

function addressed() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)))
  } catch {
    return null
  }
}
