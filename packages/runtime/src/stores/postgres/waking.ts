import type { Write } from '../store.ts'
import type { PostgresClient, PostgresPool, PostgresPoolClient } from './connection.ts'

/** How long a lost connection is left alone before it is made again. */
const reconnectMs = 1_000

/** Tells whether something is due after these writes that another process may take up. */
export const leavesWork = (writes: readonly Write[]): boolean =>
  writes.some((write) => {
    switch (write.op) {
      case 'delivery.insert':
      case 'lead.save':
        return write.record.dueAt !== undefined
      case 'command.insert':
      case 'command.redrive':
      case 'change.note':
        return true
      case 'realm.hold':
        return write.since === null
      case 'realm.pause':
        return write.until === null
      default:
        return false
    }
  })

/** Lets the processes on one database tell each other that there is work. */
export interface Waker {
  /**
   * Tells the others, soon, and once for all that was left meanwhile. It is not part of the commit: Postgres lets only one
   * transaction at a time commit with a notification in it. What is lost with a crash is found by the next look at the store.
   */
  tell(): void
  /** Tells everybody, this process too, when the transaction commits. */
  tellWithin(client: PostgresClient): Promise<void>
  /** Calls back when another process has left work. @returns what ends it */
  listen(wake: () => void): () => void
  /** Ends everything; resolves when no connection is used any more. */
  close(): Promise<void>
}

export const createWaker = (pool: PostgresPool, schema: string): Waker => {
  const channel = `leadbooks_${schema}`
  const self = crypto.randomUUID()
  const endings = new Set<() => void>()
  let telling: Promise<void> | undefined
  let again = false

  const notify = async (client: PostgresClient, sender: string): Promise<void> => {
    await client.query({ text: 'select pg_notify($1, $2)', values: [channel, sender] })
  }

  const tellAll = async (): Promise<void> => {
    do {
      again = false
      await notify(pool, self).catch(() => undefined)
    } while (again)
    telling = undefined
  }

  const listen = (wake: () => void): (() => void) => {
    let ended = false
    let client: PostgresPoolClient | undefined
    let timer: ReturnType<typeof setTimeout> | undefined

    const disconnect = (lost?: PostgresPoolClient): void => {
      if (lost !== undefined && lost !== client) return
      client?.release(true)
      client = undefined
    }
    const retry = (): void => {
      if (!ended) timer = setTimeout(connect, reconnectMs)
    }
    const connect = async (): Promise<void> => {
      try {
        const taken = await pool.connect()
        client = taken
        const lose = (): void => {
          if (client !== taken) return
          disconnect(taken)
          retry()
        }
        taken.on('error', lose)
        taken.on('end', lose)
        taken.on('notification', ({ payload }) => {
          if (payload !== self) wake()
        })
        if (ended) return disconnect()
        await taken.query({ text: `listen "${channel}"` })
        // Whatever was told while nobody listened.
        wake()
      } catch {
        disconnect()
        retry()
      }
    }
    const end = (): void => {
      ended = true
      clearTimeout(timer)
      disconnect()
      endings.delete(end)
    }
    endings.add(end)
    void connect()
    return end
  }

  return {
    tell: () => {
      again = true
      telling ??= tellAll()
    },
    tellWithin: (client) => notify(client, ''),
    listen,
    close: async () => {
      for (const end of endings) end()
      await telling
    },
  }
}
