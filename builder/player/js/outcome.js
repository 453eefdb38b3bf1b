// Add verdicts up: the percentage is whole, halves rounded up; nothing possible means nothing passed.

export function outcome(verdicts, passMark) {
  const earned = verdicts.reduce((sum, verdict) => sum + verdict.earned, 0)
  const possible = verdicts.reduce((sum, verdict) => sum + verdict.possible, 0)
  const percent = possible ? Math.floor((200 * earned + possible) / (2 * possible)) : 0
  return { earned, possible, percent, passed: possible > 0 && 100 * earned >= passMark * possible }
}
