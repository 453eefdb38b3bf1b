// Notes to oneself, kept in this browser alone: they never travel with the state.

/** The learner may get another name once a copy is found to be theirs. */
export function notesIn(storage, plan, progress) {
  const name = () => `parcours-notes/${plan.package ?? plan.course}/${progress.learner.id}`
  const all = () => {
    try {
      return new Map(Object.entries(JSON.parse(storage.read(name()) || "{}")))
    } catch {
      return new Map()
    }
  }
  const keep = (notes) => storage.write(name(), JSON.stringify(Object.fromEntries(notes)))
  return {
    read: (id) => String(all().get(id) ?? ""),
    /** Whether the browser kept it. An empty note is forgotten. */
    write(id, text) {
      const notes = all()
      const before = notes.get(id)
      if (text.trim()) notes.set(id, text)
      else notes.delete(id)
      if (notes.get(id) !== before) progress.touch()
      return keep(notes)
    },
    all: () => Object.fromEntries(all()),
    replace: (notes) => keep(new Map(Object.entries(notes))),
  }
}
