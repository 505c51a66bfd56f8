import type { Store } from '@leadbooks/runtime'
import type { Perils } from './perils.ts'
import type { Life, World } from './world.ts'

/** The store did not answer: what was asked of it may have been done. */
class StoreGoneError extends Error {
  override readonly name = 'StoreGoneError'
  readonly code = 'store-gone'
  readonly retryable = true
}

const writing: ReadonlySet<string> = new Set(['commit', 'claimCommands', 'extendLease'])
/** They do not ask the store anything that takes time. */
const immediate: ReadonlySet<string> = new Set(['within', 'onWork', 'close'])

/** Share of the reads that take time, so that others write between two of them. */
const slowReads = 0.15

/** A read fails so much more seldom than a write as there are more of them. */
const readsToAWrite = 5

type Ask = (...given: unknown[]) => Promise<unknown>

/**
 * A store as one process sees it: each answer takes time in which others go on, and the process may die before each reading,
 * and before or after what it asked for was written. What was committed stays.
 *
 * @param written - told of each commit that was carried out
 */
export const mortalStore = (
  store: Store,
  { life, world, perils, written }: { life: Life; world: World; perils: Perils; written: () => void },
): Store => {
  const { chance } = world
  const { storeFails } = perils.odds
  const asked = (name: string, ask: Ask): Ask =>
    writing.has(name)
      ? async (...given) => {
          await world.pause(chance.between(0.1, 8))
          await perils.step(life, `before ${name}`)
          if (perils.strikes(storeFails)) {
            world.fault('store refused', life.name, name)
            throw new StoreGoneError(`The store did not do ${name}.`)
          }
          const answer = await ask(...given)
          if (name === 'commit') written()
          await perils.step(life, `after ${name}`)
          if (perils.strikes(storeFails)) {
            world.fault('store reply lost', life.name, name)
            throw new StoreGoneError(`The store did not answer ${name}.`)
          }
          return answer
        }
      : async (...given) => {
          if (chance.happens(slowReads)) await world.pause(chance.between(0.1, 8))
          await perils.step(life, `before ${name}`)
          if (perils.strikes(storeFails / readsToAWrite)) {
            world.fault('store unreadable', life.name, name)
            throw new StoreGoneError(`The store did not answer ${name}.`)
          }
          return ask(...given)
        }
  const members = Object.entries(store).map(([name, member]) =>
    typeof member === 'function' && !immediate.has(name) ? [name, asked(name, member as Ask)] : [name, member],
  )
  return Object.fromEntries(members) as Store // the same members, each with the same promise
}
