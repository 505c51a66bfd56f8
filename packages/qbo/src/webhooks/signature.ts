/** What is needed to tell whether Intuit sent a delivery. */
export interface SignedDelivery {
  /** The body as it arrived, before any parsing. */
  rawBody: Uint8Array<ArrayBuffer> | string
  /** The header `intuit-signature`. */
  signature: string | null | undefined
  /** The app's verifier token; several while one is being replaced. */
  verifierToken: string | readonly string[]
}

const hmac = { name: 'HMAC', hash: 'SHA-256' }

const bytesOf = (value: Uint8Array<ArrayBuffer> | string): Uint8Array<ArrayBuffer> =>
  typeof value === 'string' ? new TextEncoder().encode(value) : value

const keyOf = (verifierToken: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytesOf(verifierToken), hmac, false, ['sign', 'verify'])

/** 32 bytes of base64, nothing else. */
const signaturePattern = /^[A-Za-z0-9+/]{43}=$/

/**
 * Tells whether a delivery was signed with the app's verifier token, in constant time, over the raw bytes.
 *
 * @see https://developer.intuit.com/app/developer/qbo/docs/develop/webhooks
 * @example
 * import { signWebhook, verifyWebhook } from '@leadbooks/qbo'
 *
 * const signature = await signWebhook({ rawBody: '[]', verifierToken: 'token' })
 * await verifyWebhook({ rawBody: '[]', signature, verifierToken: 'token' }) // => true
 */
export const verifyWebhook = async ({ rawBody, signature, verifierToken }: SignedDelivery): Promise<boolean> => {
  if (!signature || !signaturePattern.test(signature)) return false
  const expected = Uint8Array.from(atob(signature), (character) => character.charCodeAt(0))
  const tokens = (typeof verifierToken === 'string' ? [verifierToken] : verifierToken).filter((token) => token !== '')
  const verify = async (token: string) => crypto.subtle.verify(hmac, await keyOf(token), expected, bytesOf(rawBody))
  return (await Promise.all(tokens.map(verify))).includes(true)
}

/** Signs a body as Intuit does: for tests, and for servers that play Intuit. */
export const signWebhook = async ({
  rawBody,
  verifierToken,
}: {
  rawBody: SignedDelivery['rawBody']
  verifierToken: string
}): Promise<string> => {
  const signature = await crypto.subtle.sign(hmac, await keyOf(verifierToken), bytesOf(rawBody))
  return btoa(String.fromCharCode(...new Uint8Array(signature)))
}
