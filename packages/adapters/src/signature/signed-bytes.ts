import { utf8 } from './bytes.ts'
import type { SignatureScheme } from './scheme.ts'

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
