// Two views of one page: where one goes, the other follows in its own language.

export function twinFrames(root) {
  const frames = [...root.querySelectorAll("iframe[data-prefix]")]
  for (const frame of frames) frame.addEventListener("load", () => bringAlong(frame, frames))
}

function bringAlong(frame, frames) {
  const rest = restOf(frame)
  const { mirror, prefix } = frame.dataset
  if (mirror && frame.contentWindow.location.search !== mirror) return frame.contentWindow.location.replace(prefix + rest + mirror)
  for (const other of frames) {
    if (other !== frame && restOf(other) !== rest) other.contentWindow.location.replace(other.dataset.prefix + rest + other.dataset.mirror)
  }
  const select = document.querySelector("select[data-pages]")
  if (select && [...select.options].some((option) => option.value === `${select.dataset.pages}${rest}`)) select.value = `${select.dataset.pages}${rest}`
}

function restOf(frame) {
  return frame.contentWindow.location.pathname.split("/").slice(2).join("/")
}
