import { setTimeout as pause } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { createEmulator, type EntityName } from '@leadbooks/emulator'
import type { Customer, Estimate } from '@leadbooks/qbo'

/** What QuickBooks is busy with: which call, and whether its work is done but not yet answered. */
export const phases = [
  'import of customers asked',
  'import of customers answered',
  'import of items asked',
  'import of items answered',
  'customer asked',
  'customer made',
  'estimate asked',
  'estimate made',
  'e-mail asked',
  'e-mail sent',
] as const
export type Phase = (typeof phases)[number]

export const realms = ['9341450000000001', '9341450000000002'] as const

/** Time before the work of a call and time after it, in milliseconds, so that a kill can hit either. */
const halfMs = 30

const callOf = async (request: Request): Promise<[Phase, Phase] | undefined> => {
  const { pathname, searchParams } = new URL(request.url)
  const statement = `${searchParams.get('query') ?? ''}${pathname.endsWith('/query') ? await request.clone().text() : ''}`
  if (/from Customer/i.test(statement)) return ['import of customers asked', 'import of customers answered']
  if (/from Item/i.test(statement)) return ['import of items asked', 'import of items answered']
  if (pathname.endsWith('/send')) return ['e-mail asked', 'e-mail sent']
  if (pathname.endsWith('/customer')) return ['customer asked', 'customer made']
  if (pathname.endsWith('/estimate')) return ['estimate asked', 'estimate made']
  return undefined
}

/** QuickBooks over HTTP, a little slow, with two companies. */
export interface Company {
  url: string
  emulator: ReturnType<typeof createEmulator>
  /** Resolves as soon as the phase is reached. */
  reached(phase: Phase): Promise<void>
  customers(realmId: string): Customer[]
  estimates(realmId: string): Estimate[]
  /** How many e-mails left, replays not counted. */
  emails(): number
  close(): Promise<void>
}

export const openCompany = async (): Promise<Company> => {
  const emulator = createEmulator({ company: 'home-services', realmIds: [...realms] })
  const waiting = new Map<Phase, () => void>()
  const answer = async (request: Request): Promise<Response> => {
    const call = await callOf(request)
    if (call !== undefined) waiting.get(call[0])?.()
    await pause(halfMs)
    const response = await emulator.fetch(request)
    if (call !== undefined) waiting.get(call[1])?.()
    await pause(halfMs)
    return response
  }
  const rows = <Row>(realmId: string, entity: EntityName): Row[] => emulator.documents(realmId, entity) as Row[] // rows of that entity
  return new Promise((resolve) => {
    const server = serve({ fetch: answer, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        emulator,
        reached: (phase) => new Promise((done) => waiting.set(phase, done)),
        customers: (realmId) => rows<Customer>(realmId, 'Customer'),
        estimates: (realmId) => rows<Estimate>(realmId, 'Estimate'),
        emails: () =>
          emulator.requests.filter(
            ({ path, replayed, status }) => path.endsWith('/send') && status === 200 && !replayed,
          ).length,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      }),
    )
  })
}
