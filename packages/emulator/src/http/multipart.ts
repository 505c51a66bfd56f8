/** One part of a `multipart/form-data` body. */
export interface Part {
  readonly name: string
  readonly fileName?: string
  readonly contentType?: string
  readonly content: Uint8Array<ArrayBuffer>
}

const mostParts = 100
const longestHead = 8192

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Where a sequence of bytes begins, from a position on; -1 where it does not occur. */
const indexOf = (body: Uint8Array, wanted: Uint8Array, from: number): number => {
  const first = wanted[0]
  if (first === undefined) return -1
  for (let at = body.indexOf(first, from); at >= 0; at = body.indexOf(first, at + 1)) {
    if (at + wanted.length > body.length) return -1
    if (wanted.every((byte, index) => body[at + index] === byte)) return at
  }
  return -1
}

const parameter = (header: string, name: string): string | undefined =>
  new RegExp(`(?:^|[;\\s])${name}="([^"]{0,1000})"`, 'i').exec(header)?.[1]

const partOf = (head: string, content: Uint8Array<ArrayBuffer>): Part | undefined => {
  const headers = new Map<string, string>()
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  const disposition = headers.get('content-disposition') ?? ''
  const name = parameter(disposition, 'name')
  if (name === undefined) return undefined
  const fileName = parameter(disposition, 'filename')
  const contentType = headers.get('content-type')
  return {
    name,
    content,
    ...(fileName === undefined ? {} : { fileName }),
    ...(contentType === undefined ? {} : { contentType }),
  }
}

/** The parts of a body; undefined where it is no such body. Bytes stay bytes: a file may hold anything. */
export const partsOf = (body: Uint8Array<ArrayBuffer>, contentType: string): Part[] | undefined => {
  const boundary = /boundary=(?:"([^"]{1,200})"|([^;\s]{1,200}))/i.exec(contentType)
  if (boundary === null) return undefined
  const delimiter = bytesOf(`--${boundary[1] ?? boundary[2] ?? ''}`)
  const headEnd = bytesOf('\r\n\r\n')
  const parts: Part[] = []
  let at = indexOf(body, delimiter, 0)
  while (at >= 0 && parts.length < mostParts) {
    const start = at + delimiter.length + 2
    const next = indexOf(body, delimiter, start)
    const contentStart = indexOf(body, headEnd, start)
    if (next < 0 || contentStart < 0 || contentStart > next || contentStart - start > longestHead) break
    const head = new TextDecoder().decode(body.slice(start, contentStart))
    const part = partOf(head, body.slice(contentStart + 4, Math.max(contentStart + 4, next - 2)))
    if (part !== undefined) parts.push(part)
    at = next
  }
  return parts
}
