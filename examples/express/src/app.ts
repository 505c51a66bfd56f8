import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { LeadBooks } from '@leadbooks/runtime'
import express from 'express'

/** Puts LeadBooks' routes into an Express app, beside whatever else the app serves. */
export const createApp = (books: LeadBooks): express.Express => {
  const app = express()
  app.disable('x-powered-by')
  // LeadBooks verifies the bytes as they came, so no body parser runs before it; the app's other paths stay its own.
  app.all(
    ['/v1/*path', '/healthz', '/readyz'],
    getRequestListener((request) => books.fetch(request)),
  )
  return app
}

export interface Listening {
  url: string
  close(): Promise<void>
}

/** Serves an app on this machine's loopback address; port 0 takes any free one. */
export const listen = (app: express.Express, port: number): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const server = app.listen(port, '127.0.0.1')
    server.once('error', reject)
    server.once('listening', () => {
      const { port: taken } = server.address() as AddressInfo // a TCP server has an AddressInfo
      resolve({
        url: `http://127.0.0.1:${taken}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      })
    })
  })
