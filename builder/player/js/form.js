// What a form would post.

/** Names to strings, the pressed button included. */
export function responseOf(form, submitter) {
  const response = Object.fromEntries(new FormData(form))
  if (submitter?.name) response[submitter.name] = submitter.value
  return response
}
