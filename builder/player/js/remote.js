// Answers given to a server: it judges, it keeps, it replies in JSON to who asks for it.

/** Every verb posts the form where it would go by itself. */
export function remoteStore() {
  return {
    submit: ({ form, submitter }) => postForm(addressOf(form, submitter), postedBy(form, submitter)),
    note: ({ form }) => postForm(addressOf(form), postedBy(form)),
    save: ({ form }) => postForm(form.dataset.save ?? addressOf(form), postedBy(form)),
  }
}

/** What a server, or the proxy before it, says while it restarts: as good as no network at all. */
const AWAY = [502, 503, 504]

async function postForm(address, body) {
  const headers = { Accept: "application/json" }
  const response = await fetch(address, { method: "POST", body, headers, credentials: "same-origin" })
  if (AWAY.includes(response.status)) throw new TypeError(`${response.status} ${address}`)
  if (!response.ok) throw new Error(`${response.status} ${address}`)
  return response.json()
}

function addressOf(form, submitter) {
  return submitter?.hasAttribute("formaction") ? submitter.formAction : form.getAttribute("action") || location.href
}

function postedBy(form, submitter) {
  const body = new FormData(form)
  if (submitter?.name) body.set(submitter.name, submitter.value)
  return body
}
