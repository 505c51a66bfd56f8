import { sha256, utf8 } from './bytes.ts'

/** Compares bytes in time that depends on their lengths alone. */
export const equalBytes = (left: Uint8Array, right: Uint8Array): boolean => {
  if (left.byteLength !== right.byteLength) return false
  let difference = 0
  for (let index = 0; index < left.byteLength; index++) difference |= (left[index] ?? 0) ^ (right[index] ?? 0)
  return difference === 0
}

/**
 * Tells whether a text that came in is one of the secrets.
 *
 * SHA-256 digests are compared, every secret each time, so that neither a secret's length nor how far a guess was right
 * shows in the time taken. Empty secrets open nothing.
 *
 * @example
 * import { matchesSecret } from '@leadbooks/adapters'
 *
 * await matchesSecret('guess', ['current', 'previous']) // => false
 */
export const matchesSecret = async (candidate: string, secrets: readonly string[]): Promise<boolean> => {
  const digest = await sha256(utf8(candidate))
  let matched = false
  for (const secret of secrets) {
    const same = equalBytes(digest, await sha256(utf8(secret)))
    matched = (same && secret !== '') || matched
  }
  return matched
}
