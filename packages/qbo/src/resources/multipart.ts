/** One part of a `multipart/form-data` body. */
export interface Part {
  name: string
  fileName: string
  contentType: string
  content: Uint8Array<ArrayBuffer>
}

/** Quotes and line breaks would end the header that a name is in. */
const quotable = (text: string): string => text.replace(/["\r\n]/g, (found) => encodeURIComponent(found))

const join = (pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let offset = 0
  for (const piece of pieces) {
    whole.set(piece, offset)
    offset += piece.length
  }
  return whole
}

/**
 * Writes a form, the same bytes for the same boundary, which a `FormData` does not promise.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export const multipart = (
  boundary: string,
  parts: readonly Part[],
): { contentType: string; content: Uint8Array<ArrayBuffer> } => {
  const encoder = new TextEncoder()
  const pieces = parts.flatMap(({ name, fileName, contentType, content }) => [
    encoder.encode(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${quotable(fileName)}"\r\nContent-Type: ${contentType}\r\n\r\n`,
    ),
    content,
    encoder.encode('\r\n'),
  ])
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    content: join([...pieces, encoder.encode(`--${boundary}--\r\n`)]),
  }
}
