// Forms in a package: taken at the click, for in a sandbox without `allow-forms` no browser says that one was submitted.

/** The Enter key comes here too: browsers click the form's first button for it. */
export function submitOnClick(root) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button")
    if (event.defaultPrevented || button?.type !== "submit" || !button.form) return
    event.preventDefault()
    if (!button.form.noValidate && !button.form.reportValidity()) return
    const submitted = new Event("submit", { bubbles: true, cancelable: true })
    button.form.dispatchEvent(Object.assign(submitted, { submitter: button }))
  })
}
