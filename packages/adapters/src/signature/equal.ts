import { utf8 } from './bytes.ts'

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
 * Every secret is compared each time, and as far as the text goes, so that neither a secret's length nor how far a guess
 * was right shows in the time taken. Empty secrets open nothing.
 *
 * @example
 * import { matchesSecret } from '@leadbooks/adapters'
 *
 * matchesSecret('guess', ['current', 'previous']) // => false
 */
export const matchesSecret = (candidate: string, secrets: readonly string[]): boolean => {
  const bytes = utf8(candidate)
  let matched = 0
  for (const secret of secrets) matched |= Number(secret !== '' && spells(bytes, utf8(secret)))
  return matched === 1
}

/** Takes as long as the guess is, whatever the secret. */
const spells = (guess: Uint8Array, secret: Uint8Array): boolean => {
  let difference = guess.byteLength ^ secret.byteLength
  for (let index = 0; index < guess.byteLength; index++)
    difference |= (guess[index] ?? 0) ^ (secret[index % secret.byteLength] ?? 0)
  return difference === 0
}
