// The trainer's desk: what a page can do for them only when scripts run.

/** Buttons that print are shown where something answers them. */
export function liveDesk(root) {
  for (const button of root.querySelectorAll("[data-print][hidden]")) button.hidden = false
}
