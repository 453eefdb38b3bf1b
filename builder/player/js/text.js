// The only two readings of a typed answer: as words, or as millionths of a number (builder/grading/text.py).

const TEXT_FOLDS = { "’": "'", "ʼ": "'", "ـ": "", "ٱ": "ا", "ى": "ي", "ة": "ه", "ء": "" }

export function plain(text) {
  return text
    .replace(/[’ʼـٱىةء]/g, (letter) => TEXT_FOLDS[letter])
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[ \t\r\n]+/)
    .filter(Boolean)
    .join(" ")
}

export function micro(text) {
  const found = /^([+-]?)([0-9]{1,9})(?:[.,]([0-9]{1,6}))?$/.exec(plain(text).replaceAll(" ", ""))
  if (!found) return null

  const [, sign, whole, part = ""] = found
  const size = Number(whole) * 1_000_000 + Number(part.padEnd(6, "0"))
  return sign === "-" ? 0 - size : size
}
