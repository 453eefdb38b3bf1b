// Reed–Solomon check words over the field of 256 elements that QR codes use (x⁸ + x⁴ + x³ + x² + 1).

/** The `count` check words of a block. */
export function qrRemainder(block, count) {
  const divisor = qrDivisor(count)
  const rest = Array(count).fill(0)
  for (const word of block) {
    const factor = word ^ rest.shift()
    rest.push(0)
    divisor.forEach((coefficient, at) => (rest[at] ^= qrProduct(coefficient, factor)))
  }
  return rest
}

/** (x − 2⁰)(x − 2¹)… without its leading one, the highest power first. */
function qrDivisor(count) {
  let divisor = [...Array(count - 1).fill(0), 1]
  for (let at = 0, root = 1; at < count; at += 1, root = qrProduct(root, 2)) {
    divisor = divisor.map((coefficient, place) => qrProduct(coefficient, root) ^ (divisor[place + 1] ?? 0))
  }
  return divisor
}

function qrProduct(one, other) {
  let product = 0
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    product ^= ((other >>> bit) & 1) * one
  }
  return product
}
