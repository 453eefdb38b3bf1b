// How long an answer took: whole seconds since the page opened or the last answer, not counting a hidden page.

export function stopwatch(now = () => performance.now()) {
  let since = now()
  let kept = 0
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) kept += now() - since
    since = now()
  })
  return {
    lap() {
      const seconds = Math.round((kept + now() - since) / 1000)
      kept = 0
      since = now()
      return seconds
    },
  }
}
