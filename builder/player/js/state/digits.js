// Whole numbers as letters: base 64, of a fixed width, of the least width, or telling their own width.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

/** Exactly `width` letters; what is too large becomes the largest. */
export function fixed(value, width) {
  const largest = 64 ** width - 1
  let rest = Math.max(0, Math.min(Math.trunc(value) || 0, largest))
  let letters = ""
  for (let at = 0; at < width; at += 1) {
    letters = DIGITS[rest % 64] + letters
    rest = Math.floor(rest / 64)
  }
  return letters
}

/** As many letters as needed, five bits in each; the sixth says that more follow. */
export function counted(value, largest = 1023) {
  let rest = Math.max(0, Math.min(Math.trunc(value) || 0, largest))
  let letters = ""
  while (rest >= 32) {
    letters += DIGITS[32 + (rest % 32)]
    rest = Math.floor(rest / 32)
  }
  return letters + DIGITS[rest]
}

/** A BigInt in as few letters as it takes; zero takes none. */
export function least(value) {
  let letters = ""
  for (let rest = value; rest > 0n; rest /= 64n) letters = DIGITS[Number(rest % 64n)] + letters
  return letters
}

/** Takes letters from the front of a text; throws when there are not enough, or when one is no digit. */
export function reading(text) {
  let at = 0
  const digit = () => {
    const value = at < text.length ? DIGITS.indexOf(text[at]) : -1
    if (value < 0) throw new RangeError(`no digit at ${at}`)
    at += 1
    return value
  }
  return {
    more: () => at < text.length,
    fixed: (width) => Array.from({ length: width }, digit).reduce((value, next) => value * 64 + next, 0),
    counted: () => {
      let value = 0
      for (let size = 1; ; size *= 32) {
        const next = digit()
        value += (next % 32) * size
        if (next < 32) return value
      }
    },
    least: () => {
      let value = 0n
      while (at < text.length) value = value * 64n + BigInt(digit())
      return value
    },
  }
}
