// Notes to oneself, kept in this browser alone: they never travel with the state.

export function notesIn(storage, plan, learner) {
  const name = `parcours-notes/${plan.package ?? plan.course}/${learner}`
  const all = () => {
    try {
      return new Map(Object.entries(JSON.parse(storage.read(name) || "{}")))
    } catch {
      return new Map()
    }
  }
  return {
    read: (id) => String(all().get(id) ?? ""),
    /** Whether the browser kept it. An empty note is forgotten. */
    write(id, text) {
      const notes = all()
      if (text.trim()) notes.set(id, text)
      else notes.delete(id)
      return storage.write(name, JSON.stringify(Object.fromEntries(notes)))
    },
  }
}
