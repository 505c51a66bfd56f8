import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http'

export interface Received {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
}

export interface ServiceServer {
  url: string
  received: Received[]
  close(): Promise<void>
}

/** A message service on a real socket that answers as told. */
export const serviceServer = async (
  answer: (response: ServerResponse, request: Received) => void,
): Promise<ServiceServer> => {
  const received: Received[] = []
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      const taken = { method, path, headers, body: Buffer.concat(chunks).toString() }
      received.push(taken)
      answer(response, taken)
    })
  }
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  }

export const text =
  (status: number, body: string) =>
  (response: ServerResponse): void => {
    response.writeHead(status).end(body)
  }
