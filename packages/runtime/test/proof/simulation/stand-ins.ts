import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Chance } from './chance.ts'
import { lives, type World } from './world.ts'

const imported = new WeakMap<CryptoKey, Buffer>()

const bytesOf = (data: BufferSource): Buffer =>
  data instanceof ArrayBuffer ? Buffer.from(data) : Buffer.from(data.buffer, data.byteOffset, data.byteLength)

const hmac = (key: CryptoKey, data: BufferSource): Buffer =>
  createHmac('sha256', imported.get(key) ?? '')
    .update(bytesOf(data))
    .digest()

const ownBuffer = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer

/**
 * The same hashes as Web Crypto's, worked out at once: Web Crypto's own come from another thread, in an order that no seed
 * decides.
 */
const subtle: Pick<SubtleCrypto, 'digest' | 'sign' | 'verify'> & { importKey: unknown } = {
  digest: async (_, data) => ownBuffer(createHash('sha256').update(bytesOf(data)).digest()),
  importKey: async (_: string, data: BufferSource): Promise<CryptoKey> => {
    const key = { type: 'secret', extractable: false, algorithm: { name: 'HMAC' }, usages: [] } as const
    imported.set(key as unknown as CryptoKey, bytesOf(data)) // never leaves this file but to come back
    return key as unknown as CryptoKey
  },
  sign: async (_, key, data) => ownBuffer(hmac(key, data)),
  verify: async (_, key, signature, data) => {
    const given = bytesOf(signature)
    const right = hmac(key, data)
    return given.length === right.length && timingSafeEqual(given, right)
  },
}

const chanceBytes = (chance: Chance, bytes: Uint8Array): void => {
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = chance.below(256)
}

const uuidOf = (chance: Chance): ReturnType<Crypto['randomUUID']> => {
  const bytes = new Uint8Array(16)
  chanceBytes(chance, bytes)
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

const timersOf = (world: World) => {
  const real = { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval }
  const stops = new Map<unknown, () => void>()
  const stop = (timer: unknown, otherwise: (timer: never) => void): void => {
    const known = stops.get(timer)
    stops.delete(timer)
    if (known === undefined) otherwise(timer as never)
    else known()
  }
  return {
    // Code outside the simulated processes, the test runner's for one, keeps the real ones.
    setTimeout: (run: (...given: unknown[]) => void, delayMs = 0, ...given: unknown[]): unknown => {
      if (lives.getStore() === undefined) return real.setTimeout(run, delayMs, ...given)
      const timer = { unref: () => timer, ref: () => timer }
      const appointment = world.later(delayMs, () => {
        stops.delete(timer)
        run(...given)
      })
      stops.set(timer, () => {
        appointment.cancelled = true
      })
      return timer
    },
    setInterval: (run: (...given: unknown[]) => void, delayMs = 0, ...given: unknown[]): unknown => {
      if (lives.getStore() === undefined) return real.setInterval(run, delayMs, ...given)
      const timer = { unref: () => timer, ref: () => timer }
      let stopped = false
      const again = (): unknown =>
        world.later(delayMs, () => {
          if (stopped) return
          run(...given)
          again()
        })
      again()
      stops.set(timer, () => {
        stopped = true
      })
      return timer
    },
    setImmediate: (run: (...given: unknown[]) => void, ...given: unknown[]): unknown => {
      if (lives.getStore() === undefined) return real.setImmediate(run, ...given)
      world.nextTurn(() => run(...given))
      return {}
    },
    clearTimeout: (timer: unknown): void => stop(timer, real.clearTimeout),
    clearInterval: (timer: unknown): void => stop(timer, real.clearInterval),
  }
}

/** Milliseconds as `performance.now` tells them to a simulated process. */
const timeIn = (world: World): (() => number) => {
  const real = performance.now.bind(performance)
  return () => (lives.getStore() === undefined ? real() : world.now())
}

/** Puts members of an object in place of others, and gives back what undoes it. */
const replace = (target: object, members: object): (() => void) => {
  const before = Object.entries(members).map(([name, value]) => {
    const own = Object.getOwnPropertyDescriptor(target, name)
    Object.defineProperty(target, name, { value, configurable: true, writable: true, enumerable: true })
    return () => (own === undefined ? Reflect.deleteProperty(target, name) : Object.defineProperty(target, name, own))
  })
  return () => {
    for (const undo of before) undo()
  }
}

/** Runs `work` with clocks, timers, hashes and random numbers that belong to a simulated world. */
export const withStandIns = async <T>(world: World, work: () => Promise<T>): Promise<T> => {
  const { chance } = world
  const undo = [
    replace(globalThis, timersOf(world)),
    replace(performance, { now: timeIn(world) }),
    replace(crypto.subtle, subtle),
    replace(crypto, {
      randomUUID: () => uuidOf(chance),
      getRandomValues: <Bytes extends Uint8Array>(bytes: Bytes): Bytes => {
        chanceBytes(chance, bytes)
        return bytes
      },
    }),
  ]
  try {
    return await work()
  } finally {
    for (const put of undo) put()
  }
}
