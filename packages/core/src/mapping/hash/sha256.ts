/** The first 32 bits of the fractional parts of the cube roots, or square roots, of the first primes. */
const fractions = (count: number, root: (prime: number) => number): number[] => {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate += 1) {
    let prime = true
    for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) if (candidate % divisor === 0) prime = false
    if (prime) found.push(((root(candidate) % 1) * 0x1_0000_0000) | 0)
  }
  return found
}

const roundConstants = fractions(64, Math.cbrt)
const initialState = fractions(8, Math.sqrt)

const utf8 = (text: string): number[] => {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    // A lone surrogate is no character: the replacement character stands for it, as TextEncoder does.
    const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
    if (point < 0x80) bytes.push(point)
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63))
    else if (point < 0x1_0000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
  }
  return bytes
}

const padded = (text: string): Uint8Array => {
  const bytes = utf8(text)
  const length = bytes.length
  const blocks = new Uint8Array(Math.ceil((length + 9) / 64) * 64)
  blocks.set(bytes)
  blocks[length] = 0x80
  const view = new DataView(blocks.buffer)
  view.setUint32(blocks.length - 8, Math.floor(length / 0x2000_0000))
  view.setUint32(blocks.length - 4, (length << 3) >>> 0)
  return blocks
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

const schedule = (view: DataView, at: number): Int32Array => {
  const words = new Int32Array(64)
  for (let index = 0; index < 16; index += 1) words[index] = view.getInt32(at + index * 4)
  for (let index = 16; index < 64; index += 1) {
    const early = words[index - 15] ?? 0
    const late = words[index - 2] ?? 0
    const small0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
    const small1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
    words[index] = (words[index - 16] ?? 0) + small0 + (words[index - 7] ?? 0) + small1
  }
  return words
}

const compress = (state: Int32Array, words: Int32Array): void => {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let index = 0; index < 64; index += 1) {
    const big1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const first = (h + big1 + ((e & f) ^ (~e & g)) + (roundConstants[index] ?? 0) + (words[index] ?? 0)) | 0
    const big0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) + value
}

/**
 * Hashes text with SHA-256, synchronously and without any platform's crypto.
 *
 * @returns 64 hexadecimal digits
 * @see FIPS 180-4
 */
export const sha256Hex = (text: string): string => {
  const blocks = padded(text)
  const view = new DataView(blocks.buffer)
  const state = Int32Array.from(initialState)
  for (let at = 0; at < blocks.length; at += 64) compress(state, schedule(view, at))
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}
