// A host and a storage that only remember: for tests, and for who wants to keep nothing.

export function memoryHost(kept = {}) {
  const host = { reports: [], commits: 0, closed: false, suspended: "", ...kept }
  return Object.assign(host, {
    open: () => ({
      scored: true, learner: "somebody", name: "", completed: false, success: "unknown",
      ...kept, suspended: host.suspended,
    }),
    write(report) {
      host.reports.push(report)
      host.suspended = report.suspend
      return true
    },
    commit() {
      host.commits += 1
      return true
    },
    close() {
      host.closed = true
      return true
    },
  })
}

export function memoryStorage(kept = new Map()) {
  return {
    read: (name) => kept.get(name) ?? "",
    write(name, text) {
      kept.set(name, text)
      return true
    },
  }
}
