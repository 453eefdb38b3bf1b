// Spans and moments as each SCORM writes them: whole seconds, never a time zone.

export function span12(seconds) {
  const { hours, minutes, rest } = clockParts(seconds)
  return `${timesPad(Math.min(hours, 9999), 4)}:${timesPad(minutes)}:${timesPad(rest)}`
}

export function span2004(seconds) {
  const { hours, minutes, rest } = clockParts(seconds)
  return `PT${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${rest || seconds < 60 ? `${rest}S` : ""}`
}

export function moment12(date) {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => timesPad(part)).join(":")
}

export function moment2004(date) {
  const day = [timesPad(date.getFullYear(), 4), timesPad(date.getMonth() + 1), timesPad(date.getDate())].join("-")
  return `${day}T${moment12(date)}`
}

function clockParts(seconds) {
  return { hours: Math.floor(seconds / 3600), minutes: Math.floor((seconds % 3600) / 60), rest: seconds % 60 }
}

function timesPad(number, width = 2) {
  return String(number).padStart(width, "0")
}
