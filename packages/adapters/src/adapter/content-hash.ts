import { hexOf, sha256, utf8 } from '../signature/bytes.ts'

/**
 * SHA-256 of bytes, or of a text's UTF-8, in lower-case hexadecimal. For naming contents, never for secrets.
 *
 * @see https://doi.org/10.6028/NIST.FIPS.180-4
 */
export const contentHash = async (content: Uint8Array | string): Promise<string> =>
  native ? native(content) : hexOf(await sha256(typeof content === 'string' ? utf8(content) : content))

interface NodeGlobals {
  process?: {
    getBuiltinModule?(name: 'node:crypto'): { hash?: (name: string, content: Uint8Array | string) => string }
  }
}

/** Node's own answers on the spot; asking Web Crypto takes as long as reading a whole report. */
const native = ((): ((content: Uint8Array | string) => string) | undefined => {
  // What Node, Deno and Bun have beside the web's own globals.
  const { process } = globalThis as NodeGlobals
  const hash = process?.getBuiltinModule?.('node:crypto')?.hash
  return hash && ((content) => hash('sha256', content))
})()
