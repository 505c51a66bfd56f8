import type { IncomingMessage, ServerResponse } from 'node:http'
import { EmulatorError } from './emulator-error.ts'
import { ConnectionReset } from './http/disturbed.ts'
import type { Gateway } from './http/gateway.ts'

/** Where an emulator listens. */
export interface ListenOptions {
  /** 0 takes a free one. @defaultValue 0 */
  readonly port?: number
  /** @defaultValue '127.0.0.1' */
  readonly hostname?: string
}

/** An emulator that is served over HTTP. */
export interface Listening {
  /** Without a slash at the end, `http://127.0.0.1:8090`. */
  readonly url: string
  /** Stops listening and ends open connections. */
  close(): Promise<void>
}

const mostBodyBytes = 20_000_000

const bodyOf = async (message: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of message) {
    const bytes: Uint8Array = chunk
    size += bytes.length
    if (size > mostBodyBytes) throw new ConnectionReset()
    chunks.push(bytes)
  }
  if (size === 0) return undefined
  const body = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    body.set(chunk, at)
    at += chunk.length
  }
  return body
}

const requestOf = async (message: IncomingMessage, origin: string): Promise<Request> => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  const body = await bodyOf(message)
  const method = message.method ?? 'GET'
  const withBody = body !== undefined && method !== 'GET' && method !== 'HEAD'
  return new Request(new URL(message.url ?? '/', origin), { method, headers, ...(withBody ? { body } : {}) })
}

const answer = async (
  gateway: Gateway,
  origin: string,
  message: IncomingMessage,
  reply: ServerResponse,
): Promise<void> => {
  try {
    const response = await gateway.handle(await requestOf(message, origin))
    reply.writeHead(response.status, Object.fromEntries(response.headers))
    if (response.body !== null) for await (const chunk of response.body) reply.write(chunk)
    reply.end()
  } catch {
    // A planned reset, or a client that hung up: there is nobody to answer.
    reply.destroy()
  }
}

const listenFault = (error: NodeJS.ErrnoException, hostname: string, port: number): EmulatorError => {
  if (error.code === 'EADDRINUSE')
    return new EmulatorError('port-in-use', `Port ${port} of ${hostname} is taken by another program.`, {
      cause: error,
    })
  const reason = error.code === 'EACCES' ? 'it needs more rights than this program has' : error.message
  return new EmulatorError('cannot-listen', `Cannot listen on port ${port} of ${hostname}: ${reason}.`, {
    cause: error,
  })
}

/** Serves a gateway over HTTP. @throws EmulatorError `port-in-use` or `cannot-listen` */
export const listen = async (gateway: Gateway, options: ListenOptions): Promise<Listening> => {
  const { createServer } = await import('node:http')
  const { port = 0, hostname = '127.0.0.1' } = options
  let origin = `http://${hostname}`
  const server = createServer((message, reply) => void answer(gateway, origin, message, reply))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenFault(error, hostname, port)))
    server.listen(port, hostname, () => resolve())
  })
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  origin = `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${bound}`
  return {
    url: origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
