// The index of a server: asked for once, kept by the browser; never when it asks to save data.

export async function remoteIndex(region) {
  if (navigator.connection?.saveData) throw new Error("saving data: the server searches")
  const response = await fetch(region.dataset.live, { credentials: "same-origin" })
  if (!response.ok) throw new Error(`${response.status} ${region.dataset.live}`)
  return response.json()
}
