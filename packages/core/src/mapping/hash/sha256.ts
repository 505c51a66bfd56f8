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

const roundConstants = Int32Array.from(fractions(64, Math.cbrt))
const initialState = fractions(8, Math.sqrt)

/** Writes text as UTF-8, with room for what is appended; answers how many bytes it took. */
const writeUtf8 = (text: string, bytes: Uint8Array): number => {
  let at = 0
  for (let index = 0; index < text.length; index += 1) {
    let point = text.charCodeAt(index)
    if (point < 0x80) {
      bytes[at++] = point
      continue
    }
    if (point >= 0xd800 && point <= 0xdfff) {
      const whole = text.codePointAt(index) ?? point
      // A lone surrogate is no character: the replacement character stands for it, as TextEncoder does.
      point = whole > 0xffff ? whole : 0xfffd
      if (whole > 0xffff) index += 1
    }
    if (point < 0x800) bytes[at++] = 0xc0 | (point >> 6)
    else {
      if (point < 0x1_0000) bytes[at++] = 0xe0 | (point >> 12)
      else {
        bytes[at++] = 0xf0 | (point >> 18)
        bytes[at++] = 0x80 | ((point >> 12) & 63)
      }
      bytes[at++] = 0x80 | ((point >> 6) & 63)
    }
    bytes[at++] = 0x80 | (point & 63)
  }
  return at
}

/** The message in whole blocks: its bytes, a one bit, zeros, its length in bits. */
const padded = (text: string): DataView => {
  const bytes = new Uint8Array(text.length * 3 + 128)
  const length = writeUtf8(text, bytes)
  bytes[length] = 0x80
  const blocks = Math.ceil((length + 9) / 64)
  const view = new DataView(bytes.buffer, 0, blocks * 64)
  view.setUint32(blocks * 64 - 8, Math.floor(length / 0x2000_0000))
  view.setUint32(blocks * 64 - 4, (length << 3) >>> 0)
  return view
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** Spreads one block over 64 words. */
const schedule = (view: DataView, at: number, words: Int32Array): void => {
  for (let index = 0; index < 16; index += 1) words[index] = view.getInt32(at + index * 4)
  for (let index = 16; index < 64; index += 1) {
    const early = words[index - 15] ?? 0
    const late = words[index - 2] ?? 0
    const small0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
    const small1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
    words[index] = (words[index - 16] ?? 0) + small0 + (words[index - 7] ?? 0) + small1
  }
}

const compress = (state: Int32Array, words: Int32Array): void => {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let index = 0; index < 64; index += 1) {
    const big1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const first = (h + big1 + ((e & f) ^ (~e & g)) + (roundConstants[index] ?? 0) + (words[index] ?? 0)) | 0
    const big0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  const after = [a, b, c, d, e, f, g, h]
  for (let index = 0; index < 8; index += 1) state[index] = (state[index] ?? 0) + (after[index] ?? 0)
}

/**
 * Hashes text with SHA-256, synchronously and without any platform's crypto.
 *
 * @returns 64 hexadecimal digits
 * @see FIPS 180-4
 */
export const sha256Hex = (text: string): string => {
  const view = padded(text)
  const state = Int32Array.from(initialState)
  const words = new Int32Array(64)
  for (let at = 0; at < view.byteLength; at += 64) {
    schedule(view, at, words)
    compress(state, words)
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}
