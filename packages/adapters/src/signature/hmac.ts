import { bytesOfBase64, bytesOfHex, utf8 } from './bytes.ts'
import type { SignatureScheme } from './scheme.ts'

/** Key bytes that a secret spells under a scheme; nothing when it is empty or misspelled. */
export const keyOf = (scheme: SignatureScheme, secret: string): Uint8Array<ArrayBuffer> | undefined => {
  const { secretPrefix = '', secretEncoding = 'utf8' } = scheme
  const spelled = secretPrefix !== '' && secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : secret
  if (spelled === '') return undefined
  if (secretEncoding === 'base64') return bytesOfBase64(spelled)
  return secretEncoding === 'hex' ? bytesOfHex(spelled) : utf8(spelled)
}

/** Keyed hash over bytes (RFC 2104), 20 bytes with SHA-1 and 32 with SHA-256. */
export const hmac = async (
  algorithm: 'sha1' | 'sha256',
  key: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> => {
  const hash = algorithm === 'sha1' ? 'SHA-1' : 'SHA-256'
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, bytes))
}

/** The bytes a scheme signs: its `signed` template with the body put in as it is. */
export const signedBytes = (
  scheme: SignatureScheme,
  body: Uint8Array,
  fillText: (template: string) => string,
): Uint8Array<ArrayBuffer> => {
  const [before = '', after] = (scheme.signed ?? '{body}').split('{body}')
  const head = utf8(fillText(before))
  if (after === undefined) return head
  const tail = utf8(fillText(after))
  const bytes = new Uint8Array(head.length + body.length + tail.length)
  bytes.set(head)
  bytes.set(body, head.length)
  bytes.set(tail, head.length + body.length)
  return bytes
}
