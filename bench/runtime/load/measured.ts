import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmulator } from '@leadbooks/emulator'

const serverFile = new URL('./server.ts', import.meta.url)
const secret = 'a-secret-of-the-bench'

/** LeadBooks in a process of its own, beside the emulator in this one. */
export interface Measured {
  emulator: ReturnType<typeof createEmulator>
  realmIds: readonly string[]
  /** Posts a call. @returns milliseconds until it was answered with 2xx; `undefined` when it was not */
  post(realmId: string, index: number): Promise<number | undefined>
  ask<T>(what: 'import' | 'start' | 'heap' | 'waiting' | 'cpu', realmIds?: readonly string[]): Promise<T>
  stop(): Promise<void>
}

export const realmIdsOf = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(9_341_450_000_000_001n + BigInt(index)))

const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ')

/** A name for each number, no two alike. */
const nameOf = (index: number): string => {
  const word = (seed: number): string => {
    let text = ''
    for (let rest = seed; text.length < 6 || rest > 0; rest = Math.floor(rest / 20)) text += syllables[rest % 20]
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  return `${word((index * 7919) % 160_001)} ${word((index * 104_729) % 3_200_003)}`
}

const bodyOf = (index: number): string =>
  JSON.stringify({
    caller_number: `+1${2_122_000_000 + ((index * 7_919) % 7_000_000)}`,
    caller_name: nameOf(index),
    email: `caller${index}@example.com`,
    summary: 'AC not cooling. Would like somebody today if possible, wants a quote.',
    urgency: 'urgent',
    wants: 'quote',
    timestamp: '2025-11-24T14:02:00-06:00',
    call_id: `call-${index}`,
  })

export const measure = async ({ realms, latencyMs }: { realms: number; latencyMs: number }): Promise<Measured> => {
  const folder = await mkdtemp(join(tmpdir(), 'leadbooks-load-'))
  const realmIds = realmIdsOf(realms)
  const emulator = createEmulator({ realmIds })
  const quickbooks = await emulator.listen()
  const child: ChildProcess = fork(serverFile, [join(folder, 'load.sqlite'), quickbooks.url, secret], {
    execArgv: ['--conditions=@leadbooks/source', '--expose-gc'],
  })
  const [{ url }] = (await once(child, 'message')) as [{ url: string }] // the server's first message
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` }
  let asked: Promise<unknown> = Promise.resolve()
  const askNow = async <T>(what: string, of: readonly string[]): Promise<T> => {
    child.send({ ask: what, realmIds: of })
    const [{ answer }] = (await once(child, 'message')) as [{ answer: T }] // one question at a time
    return answer
  }
  const ask = <T>(what: string, of: readonly string[] = []): Promise<T> => {
    const answer = asked.then(() => askNow<T>(what, of))
    asked = answer.catch(() => undefined)
    return answer
  }
  await ask('import', realmIds)
  emulator.faults.latency(latencyMs)
  return {
    emulator,
    realmIds,
    ask,
    post: async (realmId, index) => {
      const started = performance.now()
      const body = bodyOf(index)
      const response = await fetch(`${url}/v1/${realmId}/calls/nextphone`, { method: 'POST', headers, body }).catch(
        () => undefined,
      )
      await response?.arrayBuffer()
      return response?.ok === true ? performance.now() - started : undefined
    },
    stop: async () => {
      child.kill('SIGKILL')
      await quickbooks.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** @param share - 0.99 for the 99th percentile */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Does something at a steady rate, whatever becomes of what was begun before. */
export const atRate = async (perSecond: number, seconds: number, run: (index: number) => void): Promise<void> => {
  const started = performance.now()
  const total = Math.round(perSecond * seconds)
  for (let index = 0; index < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - started) / 1000) * perSecond) + 1)
    for (; index < due; index += 1) run(index)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
