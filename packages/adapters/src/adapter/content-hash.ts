import { hexOf, sha256, utf8 } from '../signature/bytes.ts'

/** Longer contents are left to Web Crypto: asking it costs as much as hashing so many bytes here. */
const shortBytes = 3072

/**
 * SHA-256 of bytes, or of a text's UTF-8, in lower-case hexadecimal. Short ones are hashed on the spot.
 *
 * For naming contents, never for secrets: signatures are Web Crypto's.
 *
 * @see https://doi.org/10.6028/NIST.FIPS.180-4
 */
export const contentHash = async (content: Uint8Array | string): Promise<string> => {
  if (native) return native(content)
  const bytes = typeof content === 'string' ? utf8(content) : content
  return hexOf(bytes.length > shortBytes ? await sha256(bytes) : hashed(bytes))
}

interface NodeGlobals {
  process?: {
    getBuiltinModule?(name: 'node:crypto'): { hash?: (name: string, content: Uint8Array | string) => string }
  }
}

/** Node's own answers on the spot and ten times as fast; the web's other runtimes have none that does. */
const native = ((): ((content: Uint8Array | string) => string) | undefined => {
  // What Node, Deno and Bun have beside the web's own globals.
  const { process } = globalThis as NodeGlobals
  const hash = process?.getBuiltinModule?.('node:crypto')?.hash
  return hash && ((content) => hash('sha256', content))
})()

const primes = (count: number): number[] => {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate += 1)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  return found
}

/** The first 32 bits of the fractional part. */
const fraction = (root: number): number => ((root - Math.floor(root)) * 0x1_0000_0000) | 0

const roundConstants = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)))
const start = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)))

const schedule = new Int32Array(64)

/** SHA-256 in plain arithmetic, for every runtime. */
export const hashed = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const padded = new DataView(new ArrayBuffer((((bytes.length + 8) >> 6) + 1) << 6))
  new Uint8Array(padded.buffer).set(bytes)
  padded.setUint8(bytes.length, 0x80)
  padded.setUint32(padded.byteLength - 4, bytes.length << 3)
  const state = Int32Array.from(start)
  for (let at = 0; at < padded.byteLength; at += 64) compress(state, padded, at)
  const digest = new DataView(new ArrayBuffer(32))
  state.forEach((word, index) => {
    digest.setInt32(index * 4, word)
  })
  return new Uint8Array(digest.buffer)
}

const word = (words: Int32Array, at: number): number => words[at] ?? 0

const compress = (state: Int32Array, block: DataView, from: number): void => {
  for (let at = 0; at < 16; at += 1) schedule[at] = block.getInt32(from + at * 4)
  for (let at = 16; at < 64; at += 1) {
    const near = word(schedule, at - 2)
    const far = word(schedule, at - 15)
    const sigma1 = ((near >>> 17) | (near << 15)) ^ ((near >>> 19) | (near << 13)) ^ (near >>> 10)
    const sigma0 = ((far >>> 7) | (far << 25)) ^ ((far >>> 18) | (far << 14)) ^ (far >>> 3)
    schedule[at] = word(schedule, at - 16) + sigma0 + word(schedule, at - 7) + sigma1
  }
  let [a, b, c, d] = [word(state, 0), word(state, 1), word(state, 2), word(state, 3)]
  let [e, f, g, h] = [word(state, 4), word(state, 5), word(state, 6), word(state, 7)]
  for (let at = 0; at < 64; at += 1) {
    const sum1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const first = (h + sum1 + ((e & f) ^ (~e & g)) + word(roundConstants, at) + word(schedule, at)) | 0
    const sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  state[0] = word(state, 0) + a
  state[1] = word(state, 1) + b
  state[2] = word(state, 2) + c
  state[3] = word(state, 3) + d
  state[4] = word(state, 4) + e
  state[5] = word(state, 5) + f
  state[6] = word(state, 6) + g
  state[7] = word(state, 7) + h
}
