import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request as it arrived at the socket. */
export interface Received {
  method: string
  path: string
  query: URLSearchParams
  /** Before any decoding. */
  rawUrl: string
  headers: IncomingHttpHeaders
  body: string
}

/** What the server says: a status with JSON or text, or whatever the function does with the socket. */
export type Answer =
  | { status?: number; json?: unknown; text?: string; bytes?: Uint8Array; headers?: Record<string, string> }
  | ((response: ServerResponse) => void)

export interface TestServer {
  url: string
  received: Received[]
}

const write = (answer: Answer, response: ServerResponse): void => {
  if (typeof answer === 'function') {
    answer(response)
    return
  }
  const { status = 200, json, text, bytes, headers } = answer
  response.writeHead(status, { 'content-type': json === undefined ? 'text/plain' : 'application/json', ...headers })
  response.end(json === undefined ? (bytes ?? text ?? '') : JSON.stringify(json))
}

/** A real server on a socket that answers as told, in order or by request; the last answer repeats. Closed with the test. */
export const serve = async (
  answers: Answer[] | ((received: Received) => Answer | Promise<Answer>),
): Promise<TestServer> => {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    let body = ''
    for await (const chunk of request) body += chunk
    const one = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      rawUrl: request.url ?? '',
      headers: request.headers,
      body,
    }
    received.push(one)
    const answer = Array.isArray(answers) ? (answers[received.length - 1] ?? answers.at(-1)) : await answers(one)
    write(answer ?? {}, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  })
  // An HTTP server that listens on a port has an address with that port.
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, received }
}
