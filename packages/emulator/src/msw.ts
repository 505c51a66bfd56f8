import type { HttpHandler } from 'msw'
import { EmulatorError } from './emulator-error.ts'
import { ConnectionReset } from './http/disturbed.ts'
import type { Gateway } from './http/gateway.ts'

/** Which requests msw hands to an emulator. */
export interface HandlerOptions {
  /** The address that a client under test is pointed at. @defaultValue every host of Intuit's that the emulator plays */
  readonly baseUrl?: string
}

const intuitHosts = [
  'https://quickbooks.api.intuit.com',
  'https://sandbox-quickbooks.api.intuit.com',
  'https://appcenter.intuit.com',
  'https://oauth.platform.intuit.com',
  'https://developer.api.intuit.com',
  'https://developer.intuit.com',
  'https://accounts.platform.intuit.com',
  'https://sandbox-accounts.platform.intuit.com',
]

/** msw is an optional peer: it is loaded when somebody asks for handlers, and never bundled for those who do not. */
const loadMsw = (): typeof import('msw') => {
  try {
    return process.getBuiltinModule('node:module').createRequire(import.meta.url)('msw')
  } catch (cause) {
    throw new EmulatorError('msw-missing', 'handlers() needs the package msw (version 3) beside @leadbooks/emulator.', {
      cause,
    })
  }
}

/** Makes msw handlers that answer from a gateway. @throws EmulatorError `msw-missing` */
export const mswHandlers = (gateway: Gateway, { baseUrl }: HandlerOptions): HttpHandler[] => {
  const { http, HttpResponse } = loadMsw()
  const hosts = baseUrl === undefined ? intuitHosts : [baseUrl.replace(/\/+$/, '')]
  return hosts.map((host) =>
    http.all(`${host}/*`, async ({ request }) => {
      try {
        return await gateway.handle(request)
      } catch (error) {
        if (error instanceof ConnectionReset) return HttpResponse.error()
        throw error
      }
    }),
  )
}
