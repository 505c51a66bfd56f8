/**
 * A model of how commands are carried out, small enough to be searched whole: the claiming, leasing and settling of
 * runtime's outbox and stores, and QuickBooks behind it. Every step is one thing that can happen next.
 */

/** What a rule of the protocol is worth: a model without it must show harm. */
export interface Rules {
  /** A write carries an id that stays the same over its attempts, and QuickBooks remembers it. */
  requestId: boolean
  /** Only the head of a lane is leased: no earlier command of the lead is open. */
  laneOrder: boolean
  /** A settlement counts only while its lease is held. */
  guardedSettlement: boolean
  /** That a message is about to go is committed before it goes, and a restart that finds this asks a person. */
  markBeforeMessage: boolean
  /** A lease that has run out is claimed again. */
  leaseExpires: boolean
}

/** Two writes to QuickBooks, one after the other, and a message to the customer after them. */
const kinds = ['write', 'write', 'message'] as const

interface Row {
  status: 'ready' | 'leased' | 'done' | 'dead'
  /** Who holds the lease; whoever claims a command again takes it over. */
  holder?: number
  expired?: boolean
  sending?: boolean
}

type Worker =
  | { at: 'idle' }
  /** It has the lease and has not spoken to anybody yet. */
  | { at: 'claimed' | 'marked'; row: number }
  /** It has an answer, or knows that it will get none. */
  | { at: 'answered' | 'unanswered'; row: number }

/** Everything there is, as plain data. */
interface World {
  rows: Row[]
  workers: Worker[]
  /** How often each command took effect outside; twice stands for any number more. */
  effects: number[]
  crashesLeft: number
  lossesLeft: number
}

const startWith = (mishaps: number): World => ({
  rows: kinds.map(() => ({ status: 'ready' })),
  workers: [{ at: 'idle' }, { at: 'idle' }],
  effects: kinds.map(() => 0),
  crashesLeft: mishaps,
  lossesLeft: mishaps,
})

const isOpen = ({ status }: Row) => status === 'ready' || status === 'leased'

const edit = (world: World, change: (copy: World) => void): World => {
  const copy = structuredClone(world)
  change(copy)
  return copy
}

const claims = (world: World, worker: number, rules: Rules): World[] =>
  world.rows.flatMap((row, index) => {
    const isFree = row.status === 'ready' || (row.status === 'leased' && row.expired === true)
    const isHead = !world.rows.slice(0, index).some(isOpen)
    if (!isFree || (rules.laneOrder && !isHead)) return []
    return [
      edit(world, ({ rows, workers }) => {
        rows[index] = { ...row, status: 'leased', holder: worker, expired: false }
        workers[worker] = { at: 'claimed', row: index }
      }),
    ]
  })

/** QuickBooks answers a request that it remembers as it did before, without another effect. */
const takeEffect = (world: World, row: number, rules: Rules): void => {
  const remembered = rules.requestId && kinds[row] === 'write' && (world.effects[row] ?? 0) > 0
  if (!remembered) world.effects[row] = Math.min((world.effects[row] ?? 0) + 1, 2)
}

const speak = (world: World, worker: number, row: number, rules: Rules): World[] => {
  const answered = edit(world, (copy) => {
    takeEffect(copy, row, rules)
    copy.workers[worker] = { at: 'answered', row }
  })
  if (world.lossesLeft === 0) return [answered]
  const lose = (arrived: boolean) =>
    edit(world, (copy) => {
      if (arrived) takeEffect(copy, row, rules)
      copy.workers[worker] = { at: 'unanswered', row }
      copy.lossesLeft -= 1
    })
  return [answered, lose(true), lose(false)]
}

const rest = (world: World, worker: number): World =>
  edit(world, ({ workers }) => {
    workers[worker] = { at: 'idle' }
  })

const holds = (world: World, worker: number, row: number): boolean => {
  const { status, holder } = world.rows[row] ?? { status: 'dead' }
  return status === 'leased' && holder === worker
}

const settle = (world: World, worker: number, row: number, status: Row['status'], rules: Rules): World =>
  edit(world, (copy) => {
    copy.workers[worker] = { at: 'idle' }
    if (rules.guardedSettlement && !holds(world, worker, row)) return
    const { holder: _, expired: __, ...rest } = copy.rows[row] ?? { status }
    copy.rows[row] = { ...rest, status }
  })

const proceed = (world: World, worker: number, state: Worker, rules: Rules): World[] => {
  if (state.at === 'idle') return claims(world, worker, rules)
  const { at, row } = state
  if (at === 'answered') return [settle(world, worker, row, 'done', rules)]
  const isMessage = kinds[row] === 'message'
  // A write without an answer is tried again; a message without one may have gone, and a person looks.
  if (at === 'unanswered') return [settle(world, worker, row, isMessage ? 'dead' : 'ready', rules)]
  if (at === 'claimed' && isMessage && rules.markBeforeMessage) {
    if (world.rows[row]?.sending) return [settle(world, worker, row, 'dead', rules)]
    if (!holds(world, worker, row)) return [rest(world, worker)]
    return [
      edit(world, ({ rows, workers }) => {
        rows[row] = { ...(rows[row] ?? { status: 'leased' }), sending: true }
        workers[worker] = { at: 'marked', row }
      }),
    ]
  }
  return speak(world, worker, row, rules)
}

/** Every world that one step leads to: a worker goes on or crashes, a lease runs out. */
const steps = (world: World, rules: Rules): World[] => {
  const worked = world.workers.flatMap((state, worker) => {
    const next = proceed(world, worker, state, rules)
    if (state.at === 'idle' || world.crashesLeft === 0) return next
    const crashed = edit(world, (copy) => {
      copy.workers[worker] = { at: 'idle' }
      copy.crashesLeft -= 1
    })
    return [...next, crashed]
  })
  const expired = world.rows.flatMap((row, index) =>
    row.status === 'leased' && row.expired === false && rules.leaseExpires
      ? [
          edit(world, ({ rows }) => {
            rows[index] = { ...row, expired: true }
          }),
        ]
      : [],
  )
  return [...worked, ...expired]
}

/** What a search found: worlds seen, and the first harm of each kind. */
export interface Search {
  worlds: number
  harms: Set<'duplicate' | 'out-of-order' | 'lost' | 'false-done'>
}

const harmsOf = ({ rows, effects }: World): Search['harms'] => {
  const harms: Search['harms'] = new Set()
  if (effects.some((count) => count > 1)) harms.add('duplicate')
  if (effects.some((count, row) => count > 0 && rows.slice(0, row).some(isOpen))) harms.add('out-of-order')
  if (rows.some(({ status }, row) => status === 'done' && effects[row] === 0)) harms.add('false-done')
  return harms
}

/** Searches every world that so many crashes and so many lost replies can lead to; a command is lost where no way leads from a world to one in which it is over. */
export const search = (rules: Rules, mishaps: number): Search => {
  const start = startWith(mishaps)
  const seen = new Map<string, { world: World; before: string[] }>([
    [JSON.stringify(start), { world: start, before: [] }],
  ])
  const harms: Search['harms'] = new Set()
  for (const [name, { world }] of seen) {
    for (const harm of harmsOf(world)) harms.add(harm)
    for (const next of steps(world, rules)) {
      const key = JSON.stringify(next)
      const known = seen.get(key)
      if (known === undefined) seen.set(key, { world: next, before: [name] })
      else known.before.push(name)
    }
  }
  const ends = [...seen].filter(([, { world }]) => !world.rows.some(isOpen)).map(([name]) => name)
  const saved = new Set(ends)
  for (const name of saved) for (const before of seen.get(name)?.before ?? []) saved.add(before)
  if (saved.size < seen.size) harms.add('lost')
  return { worlds: seen.size, harms }
}
