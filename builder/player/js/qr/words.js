// A text as the codewords of a QR code (ISO/IEC 18004): alphanumeric mode, error correction M, versions 1 to 20.

import { qrRemainder } from "./correction.js"

const QR_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
const QR_CHECKS = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26] // of one block
const QR_BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]

/** `{version, words}`, every block interleaved; null when the text is too long or has letters that this mode lacks. */
export function qrWords(text) {
  if ([...text].some((letter) => !QR_LETTERS.includes(letter))) return null
  const version = QR_CHECKS.findIndex((_, at) => qrBits(text, at + 1).length <= 8 * qrRoom(at + 1)) + 1
  if (!version) return null
  return { version, words: qrInterleaved(version, qrPadded(qrBits(text, version), qrRoom(version))) }
}

/** Codewords in all, for data and checks. */
function qrSize(version) {
  const marks = version === 1 ? 0 : Math.floor(version / 7) + 2
  const marked = marks ? (25 * marks - 10) * marks - 55 : 0
  return Math.floor(((16 * version + 128) * version + 64 - marked - (version >= 7 ? 36 : 0)) / 8)
}

function qrRoom(version) {
  return qrSize(version) - QR_CHECKS[version - 1] * QR_BLOCKS[version - 1]
}

/** Mode, length, two letters in eleven bits, a last one in six. */
function qrBits(text, version) {
  const pairs = text.match(/..?/g) ?? []
  const value = (letter) => QR_LETTERS.indexOf(letter)
  const pair = (one, two) => qrBinary(45 * value(one) + value(two), 11)
  const body = pairs.map(([one, two]) => (two === undefined ? qrBinary(value(one), 6) : pair(one, two)))
  return `0010${qrBinary(text.length, version < 10 ? 9 : 11)}${body.join("")}`
}

function qrPadded(bits, room) {
  const ended = bits + "0000".slice(0, 8 * room - bits.length)
  const whole = ended.padEnd(8 * Math.ceil(ended.length / 8), "0")
  const words = whole.match(/.{8}/g).map((byte) => parseInt(byte, 2))
  for (let pad = 0xec; words.length < room; pad ^= 0xec ^ 0x11) words.push(pad)
  return words
}

/** The last blocks are one word longer when the words do not divide. */
function qrInterleaved(version, words) {
  const count = QR_BLOCKS[version - 1]
  const short = Math.floor(words.length / count)
  const longer = words.length % count
  const starts = Array.from({ length: count + 1 }, (_, at) => at * short + Math.max(0, at - (count - longer)))
  const blocks = Array.from({ length: count }, (_, at) => words.slice(starts[at], starts[at + 1]))
  return [...qrColumns(blocks), ...qrColumns(blocks.map((block) => qrRemainder(block, QR_CHECKS[version - 1])))]
}

function qrColumns(blocks) {
  const longest = Math.max(...blocks.map(({ length }) => length))
  return Array.from({ length: longest }, (_, at) => blocks.flatMap((block) => block.slice(at, at + 1))).flat()
}

function qrBinary(value, width) {
  return value.toString(2).padStart(width, "0")
}
