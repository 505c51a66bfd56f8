import { setTimeout as pause } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { createEmulator } from '@leadbooks/emulator'

/** What QuickBooks is busy with, as seen from outside: which call, and whether its work is done but not yet answered. */
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

/** QuickBooks over HTTP, slow, and telling what it is busy with. */
export interface SlowQuickbooks {
  url: string
  emulator: ReturnType<typeof createEmulator>
  /** Resolves as soon as the phase is reached. */
  reached(phase: Phase): Promise<void>
  /** Calls that were asked and are not answered yet. */
  underWay(): number
  close(): Promise<void>
}

/** @param halfMs - time before the work of a call and time after it, each, so that a kill can hit either */
export const slowQuickbooks = async (realmIds: readonly string[], halfMs: number): Promise<SlowQuickbooks> => {
  const emulator = createEmulator({ company: 'home-services', realmIds: [...realmIds] })
  const waiting = new Map<Phase, (() => void)[]>()
  const enter = (phase: Phase): void => {
    for (const resolve of waiting.get(phase) ?? []) resolve()
    waiting.delete(phase)
  }
  let underWay = 0
  const answer = async (request: Request): Promise<Response> => {
    const call = await callOf(request)
    if (call !== undefined) enter(call[0])
    await pause(halfMs)
    const response = await emulator.fetch(request)
    if (call !== undefined) enter(call[1])
    await pause(halfMs)
    return response
  }
  const fetch = async (request: Request): Promise<Response> => {
    underWay += 1
    return answer(request).finally(() => {
      underWay -= 1
    })
  }
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        emulator,
        underWay: () => underWay,
        reached: (phase) =>
          new Promise((done) => {
            waiting.set(phase, [...(waiting.get(phase) ?? []), done])
          }),
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      }),
    )
  })
}
