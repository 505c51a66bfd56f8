import type { Store } from '../stores/store.ts'
import { expectEqual } from './expect.ts'
import { at, command, delivery, lead } from './rows.ts'
import type { StoreCase } from './store-contract.ts'

const claim = (store: Store, minutes = 0, over: { limit?: number; perRealm?: number; leaseMs?: number } = {}) =>
  store.claimCommands({ now: at(minutes), limit: 50, leaseMs: 60_000, perRealm: 10, ...over })

const keys = async (claimed: ReturnType<Store['claimCommands']>): Promise<string[]> =>
  (await claimed).map(({ key }) => key)

const settle = async (
  store: Store,
  key: string,
  over: { token?: string; status?: 'done' | 'waiting' | 'dead' | 'ready'; dueAt?: string; realmId?: string } = {},
) => {
  const { realmId = '1' } = over
  const { leaseToken = '' } = (await store.readCommand(realmId, key)) ?? {}
  return store.commit([{ op: 'command.settle', realmId, key, token: leaseToken, status: 'done', attempts: 1, ...over }])
}

/** Who may work on what, and for how long. */
export const claimCases: readonly StoreCase[] = [
  {
    name: 'hastens a command that waits for another try, and no other',
    run: async (store) => {
      const hasten = (key: string) => store.commit([{ op: 'command.hasten', realmId: '1', key, dueAt: at(1) }])
      await store.commit([command('late', { dueAt: at(9) }), command('early', { dueAt: at(0), leadId: 'lead-2' })])
      await hasten('late')
      await hasten('early')
      expectEqual((await store.readCommand('1', 'late'))?.dueAt, at(1), 'what was late')
      expectEqual((await store.readCommand('1', 'early'))?.dueAt, at(0), 'what was due before')
      const claimed = await store.claimCommands({ now: at(2), limit: 9, leaseMs: 60_000, perRealm: 9 })
      expectEqual(claimed.length, 2, 'claims')
      await hasten('late')
      expectEqual((await store.readCommand('1', 'late'))?.status, 'leased', 'a command under way')
      expectEqual(await hasten('nobody'), { ok: true }, 'one that is not there')
    },
  },
  {
    name: 'leases what is due, each command to one claim',
    run: async (store) => {
      await store.commit([command('now'), command('later', { leadId: 'lead-2', dueAt: at(5) })])
      expectEqual(await keys(claim(store, 0, { leaseMs: 600_000 })), ['now'], 'the first claim')
      expectEqual(await keys(claim(store)), [], 'the second claim')
      expectEqual(await keys(claim(store, 5)), ['later'], 'five minutes on')
    },
  },
  {
    name: 'keeps a lead’s commands in order within a lane, and lanes apart',
    run: async (store) => {
      await store.commit([command('first'), command('second'), command('alert', { lane: 'messages' })])
      expectEqual(await keys(claim(store)), ['first', 'alert'], 'the heads')
      await settle(store, 'first')
      expectEqual(await keys(claim(store)), ['second'], 'the next head')
    },
  },
  {
    name: 'holds a lane back while its head waits for a later try',
    run: async (store) => {
      await store.commit([command('first'), command('second')])
      await claim(store)
      await settle(store, 'first', { status: 'ready', dueAt: at(5) })
      expectEqual(await keys(claim(store, 1)), [], 'before the head is due')
      expectEqual(await keys(claim(store, 5)), ['first'], 'when it is due')
    },
  },
  {
    name: 'never leases more QuickBooks commands of a realm than allowed, and lets other realms go on',
    run: async (store) => {
      for (let index = 0; index < 5; index += 1) await store.commit([command(`k${index}`, { leadId: `lead-${index}` })])
      await store.commit([
        command('other', { realmId: '2', leadId: 'lead-9' }),
        command('alert', { leadId: 'lead-9', lane: 'messages' }),
      ])
      expectEqual(await keys(claim(store, 0, { perRealm: 2 })), ['k0', 'k1', 'other', 'alert'], 'the first claim')
      expectEqual(await keys(claim(store, 0, { perRealm: 2 })), [], 'while both run')
      await settle(store, 'k0')
      expectEqual(await keys(claim(store, 0, { perRealm: 2 })), ['k2'], 'after one is done')
    },
  },
  {
    name: 'claims past any number of realms that have nothing to start just now',
    run: async (store) => {
      const stuck = Array.from({ length: 150 }, (_, index) => `a-${index}`)
      for (const realmId of stuck)
        await store.commit([command('waits', { realmId, dueAt: at(30) }), command('behind', { realmId })])
      const busy = Array.from({ length: 150 }, (_, index) => `b-${index}`)
      for (const realmId of busy)
        await store.commit([command('runs', { realmId }), command('next', { realmId, leadId: 'lead-2' })])
      expectEqual((await claim(store, 1, { limit: 400, perRealm: 1 })).length, 150, 'one of each busy realm')
      await store.commit([command('free', { realmId: 'z', dueAt: at(1) })])
      expectEqual(await keys(claim(store, 1, { limit: 9, perRealm: 1 })), ['free'], 'what may start')
    },
  },
  {
    name: 'runs no more of a realm’s alerts at once than allowed, so that a slow service takes nobody else’s place',
    run: async (store) => {
      const alerts = Array.from({ length: 9 }, (_, index) =>
        command(`alert-${index}`, { leadId: `lead-${index}`, lane: 'alerts' }),
      )
      await store.commit([...alerts, command('other', { realmId: '2', lane: 'alerts' })])
      const claimed = await claim(store, 0, { perRealm: 3 })
      expectEqual(
        claimed.map(({ key }) => key),
        ['alert-0', 'alert-1', 'alert-2', 'other'],
        'the first claim',
      )
      await settle(store, 'alert-1')
      expectEqual(await keys(claim(store, 0, { perRealm: 3 })), ['alert-3'], 'after one is done')
    },
  },
  {
    name: 'starts no QuickBooks command of a paused realm, and alerts still go',
    run: async (store) => {
      await store.commit([
        command('k'),
        command('alert', { lane: 'messages' }),
        { op: 'realm.pause', realmId: '1', until: at(5) },
      ])
      expectEqual(await keys(claim(store, 1, { leaseMs: 600_000 })), ['alert'], 'while paused')
      expectEqual(await keys(claim(store, 5)), ['k'], 'after the pause')
    },
  },
  {
    name: 'claims a command again when its lease has run out, and refuses the one who lost it',
    run: async (store) => {
      await store.commit([command('k')])
      const [first] = await claim(store, 0, { leaseMs: 60_000 })
      expectEqual(await keys(claim(store, 0)), [], 'while leased')
      expectEqual(await keys(claim(store, 1)), ['k'], 'after the lease')
      expectEqual(
        await settle(store, 'k', { token: first?.leaseToken ?? '' }),
        { ok: false, conflict: 'lease-lost' },
        'the loser',
      )
      expectEqual(await settle(store, 'k'), { ok: true }, 'the holder')
    },
  },
  {
    name: 'extends a lease for its holder alone',
    run: async (store) => {
      await store.commit([command('k')])
      const [held] = await claim(store, 0, { leaseMs: 60_000 })
      expectEqual(await store.extendLease('1', 'k', 'somebody else', at(10)), false, 'somebody else')
      expectEqual(await store.extendLease('1', 'k', held?.leaseToken ?? '', at(10)), true, 'the holder')
      expectEqual(await keys(claim(store, 5)), [], 'within the extension')
      expectEqual(await keys(claim(store, 10)), ['k'], 'after it')
    },
  },
  {
    name: 'keeps the extension when progress is written',
    run: async (store) => {
      await store.commit([command('k')])
      const [held] = await claim(store, 0, { leaseMs: 60_000 })
      const token = held?.leaseToken ?? ''
      await store.extendLease('1', 'k', token, at(10))
      await store.commit([{ op: 'command.progress', realmId: '1', key: 'k', token, progress: { step: 1 } }])
      expectEqual(await keys(claim(store, 5)), [], 'within the extension')
      expectEqual((await store.readCommand('1', 'k'))?.progress, { step: 1 }, 'the progress')
    },
  },
  {
    name: 'finds progress again after a lease was lost',
    run: async (store) => {
      await store.commit([command('k')])
      const [held] = await claim(store)
      const write = { op: 'command.progress', realmId: '1', key: 'k', progress: { decided: true } } as const
      expectEqual(
        await store.commit([{ ...write, token: 'somebody else' }]),
        { ok: false, conflict: 'lease-lost' },
        'without the lease',
      )
      await store.commit([{ ...write, token: held?.leaseToken ?? '' }])
      const [again] = await claim(store, 2)
      expectEqual(again?.progress, { decided: true }, 'the progress')
      expectEqual([held?.firstTriedAt, held?.earlierTriedAt], [at(0), undefined], 'the first try')
      expectEqual(
        [again?.firstTriedAt, again?.earlierTriedAt],
        [at(0), at(0)],
        'that it was tried, by nobody knows whom',
      )
    },
  },
  {
    name: 'parks a command that waits for a person until it is redriven',
    run: async (store) => {
      await store.commit([command('first'), command('second')])
      await claim(store)
      await settle(store, 'first', { status: 'waiting' })
      expectEqual(await keys(claim(store, 60)), [], 'while it waits')
      await store.commit([
        { op: 'command.redrive', realmId: '1', key: 'first', dueAt: at(60), progress: { decision: 'use' } },
      ])
      expectEqual(
        (await claim(store, 60)).map(({ key, progress }) => [key, progress]),
        [['first', { decision: 'use' }]],
        'after it',
      )
    },
  },
  {
    name: 'lets a lane go on past a dead letter, and redrives it once',
    run: async (store) => {
      await store.commit([command('first'), command('second')])
      await claim(store)
      await settle(store, 'first', { status: 'dead' })
      expectEqual(await keys(claim(store)), ['second'], 'the next')
      const redrive = { op: 'command.redrive', realmId: '1', key: 'first', dueAt: at(1) } as const
      expectEqual(await store.commit([redrive]), { ok: true }, 'the first redrive')
      expectEqual(await store.commit([redrive]), { ok: false, conflict: 'not-dead' }, 'the second')
    },
  },
  {
    name: 'remembers the first try of what a person puts back, and counts the time anew',
    run: async (store) => {
      await store.commit([command('k')])
      for (const [minute, since] of [
        [1, undefined],
        [9, at(1)],
        [17, at(1)],
      ] as const) {
        const [tried] = await claim(store, minute)
        expectEqual([tried?.firstTriedAt, tried?.earlierTriedAt], [at(minute), since], `the try at minute ${minute}`)
        await settle(store, 'k', { status: 'dead' })
        await store.commit([{ op: 'command.redrive', realmId: '1', key: 'k', dueAt: at(minute) }])
      }
    },
  },
  {
    name: 'discards what waits for a person, for good, and lets the lane go on',
    run: async (store) => {
      await store.commit([command('first'), command('second')])
      const discard = { op: 'command.discard', realmId: '1', key: 'first' } as const
      expectEqual(await store.commit([discard]), { ok: false, conflict: 'not-dead' }, 'one that is under way')
      await claim(store)
      await settle(store, 'first', { status: 'waiting' })
      expectEqual(await store.commit([discard]), { ok: true }, 'one that waits')
      expectEqual(await keys(claim(store)), ['second'], 'the next')
      const redrive = { op: 'command.redrive', realmId: '1', key: 'first', dueAt: at(1) } as const
      expectEqual(await store.commit([redrive]), { ok: false, conflict: 'not-dead' }, 'a redrive of it')
    },
  },
  {
    name: 'gives every realm its turn, whatever another has piled up before it',
    run: async (store) => {
      const pile = Array.from({ length: 300 }, (_, index) => command(`k${index}`, { leadId: `lead-${index}` }))
      await store.commit([...pile, command('other', { realmId: '2', dueAt: at(1) })])
      const realms = (await claim(store, 2, { limit: 10, perRealm: 5 })).map(({ realmId }) => realmId)
      expectEqual(realms.filter((realmId) => realmId === '1').length, 5, 'of the realm with the pile')
      expectEqual(realms.filter((realmId) => realmId === '2').length, 1, 'of the other')
    },
  },
  {
    name: 'keeps back what reaches QuickBooks or customers while a realm is held, and nothing else',
    run: async (store) => {
      await store.commit([
        command('k'),
        command('text', { lane: 'messages' }),
        command('alert', { lane: 'alerts' }),
        command('task', { lane: 'office' }),
        command('elsewhere', { realmId: '2' }),
        { op: 'realm.hold', realmId: '1', since: at(0) },
      ])
      expectEqual((await store.readRealm('1')).heldSince, at(0), 'since when')
      expectEqual(await keys(claim(store, 1, { leaseMs: 600_000 })), ['alert', 'task', 'elsewhere'], 'while held')
      for (const [key, realmId] of [
        ['alert', '1'],
        ['task', '1'],
        ['elsewhere', '2'],
      ] as const)
        await settle(store, key, { realmId })
      expectEqual(await store.nextDueAt(), undefined, 'what is due while held')
      await store.commit([{ op: 'realm.hold', realmId: '1', since: null }])
      expectEqual(await store.nextDueAt(), at(0), 'what is due afterwards')
      expectEqual(await keys(claim(store, 1)), ['k', 'text'], 'afterwards')
    },
  },
  {
    name: 'says when something is due next',
    run: async (store) => {
      expectEqual(await store.nextDueAt(), undefined, 'empty')
      await store.commit([command('k', { dueAt: at(30) })])
      expectEqual(await store.nextDueAt(), at(30), 'a command')
      await store.commit([{ op: 'lead.save', expectedVersion: 0, record: lead('l', { dueAt: at(20) }) }])
      expectEqual(await store.nextDueAt(), at(20), 'a lead')
      await store.commit([{ op: 'delivery.insert', record: delivery('a', { dueAt: at(10) }) }])
      expectEqual(await store.nextDueAt(), at(10), 'a delivery')
    },
  },
  {
    name: 'counts as due neither what stands behind another command nor what a pause holds up',
    run: async (store) => {
      await store.commit([command('first', { dueAt: at(10) }), command('second', { dueAt: at(1) })])
      expectEqual(await store.nextDueAt(), at(10), 'the head')
      await store.commit([{ op: 'realm.pause', realmId: '1', until: at(20) }])
      expectEqual(await store.nextDueAt(), at(20), 'the end of the pause')
      await store.commit([command('alert', { lane: 'messages', dueAt: at(15) })])
      expectEqual(await store.nextDueAt(), at(15), 'an alert, which no pause holds up')
    },
  },
]
