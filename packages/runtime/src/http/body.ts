import { failure } from './reply.ts'

/**
 * Reads a body up to a limit, so that a sender cannot fill the memory: a larger one is given up as soon as it shows.
 *
 * @param limit - bytes
 * @returns the bytes, or `undefined` when there are more
 */
export const readBody = async (request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN)
  if (declared > limit) {
    await request.body?.cancel()
    return undefined
  }
  // A server lets nobody send more than was declared; to read in one go takes a fraction of what a stream does.
  if (declared >= 0) {
    const whole = new Uint8Array(await request.arrayBuffer())
    return whole.byteLength > limit ? undefined : whole
  }
  return request.body === null ? new Uint8Array() : readStream(request.body, limit)
}

const readStream = async (
  body: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > limit) {
      await reader.cancel()
      return undefined
    }
    chunks.push(value)
  }
  const whole = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.byteLength
  }
  return whole
}

/** The largest body that the API's own routes take. */
const apiBodyBytes = 65_536

/** Reads a body of the API as JSON. @returns the answer to it, where it is too large or not JSON */
export const readJson = async (
  request: Request,
  limit: number = apiBodyBytes,
): Promise<{ value: unknown } | Response> => {
  const bytes = await readBody(request, limit)
  if (bytes === undefined) return failure(413, 'too-large', `The body is larger than ${limit} bytes.`)
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return failure(400, 'invalid-json', 'The body is not JSON.')
  }
}
