import type { Store, Write } from '../stores/store.ts'
import { expectEqual } from './expect.ts'
import { at, command, delivery, lead } from './rows.ts'
import type { StoreCase } from './store-contract.ts'

const erase = (leadId: string, minutes = 9): Write => ({ op: 'lead.erase', realmId: '1', leadId, at: at(minutes) })

const save = (leadId: string, over: Parameters<typeof lead>[1] = {}): Write => ({
  op: 'lead.save',
  expectedVersion: 0,
  record: lead(leadId, over),
})

const dataKey = (id: string): Write => ({
  op: 'register.put',
  expectedVersion: 0,
  record: { realmId: '1', kind: 'data-key', id, updatedAt: at(0), doc: { key: 'k' } },
})

/** A lead with something of every kind, and another one that has nothing to do with it. */
const fill = async (store: Store): Promise<void> => {
  await store.commit([
    ...['lead-1', 'lead-2'].flatMap((leadId): Write[] => [
      save(leadId, { dueAt: at(3) }),
      { op: 'delivery.insert', record: delivery(`of ${leadId}`, { leadIds: [leadId] }) },
      command(`${leadId}/a`, { leadId }),
      command(`${leadId}/b`, { leadId, lane: 'messages', status: 'waiting' }),
      { op: 'ref.put', realmId: '1', kind: 'callId', value: `call of ${leadId}`, leadId },
      {
        op: 'review.open',
        record: {
          realmId: '1',
          reviewId: `${leadId}/r`,
          leadId,
          code: 'who',
          message: 'Is it Mike?',
          detail: { name: 'Mike' },
          status: 'open',
          openedAt: at(1),
        },
      },
      {
        op: 'timeline.append',
        entry: { realmId: '1', leadId, at: at(1), kind: 'note', name: 'said', data: { note: 'Mike' } },
      },
    ]),
    { op: 'delivery.insert', record: delivery('of both', { leadIds: ['lead-2', 'lead-1'], receivedAt: at(1) }) },
  ])
  // One by one: a store that seals has put them there itself.
  for (const leadId of ['lead-1', 'lead-2'])
    for (const id of [`lead/${leadId}`, `delivery/nextphone/of ${leadId}`]) await store.commit([dataKey(id)])
}

const ids = (rows: readonly { deliveryId: string }[]): string[] => rows.map(({ deliveryId }) => deliveryId)

/** What is taken away for good. */
export const erasureCases: readonly StoreCase[] = [
  {
    name: 'leaves of an erased lead that it was there, and nothing of what it was about',
    run: async (store) => {
      await fill(store)
      expectEqual(await store.commit([erase('lead-1')]), { ok: true }, 'erasing')
      const { stage, version, state, dueAt } = (await store.readLead('1', 'lead-1')) ?? {}
      const after = { stage, version, state, dueAt }
      expectEqual(after, { stage: 'erased', version: 2, state: lead('lead-1').state }, 'the lead')
      const commands = await store.listCommands('1', { leadId: 'lead-1', limit: 9 })
      expectEqual(
        commands.map(({ key, status, command: said }) => ({ key, status, said })),
        ['lead-1/a', 'lead-1/b'].map((key) => ({ key, status: 'discarded', said: { type: 'estimate.send', key } })),
        'its commands',
      )
      const reviews = (await store.reviewsOf('1', 'lead-1')).map(({ status: is, message, detail }) => [
        is,
        message,
        detail,
      ])
      expectEqual(reviews, [['resolved', '', {}]], 'its reviews')
      expectEqual(await store.listReviews('1', 'open', 9).then((open) => open.length), 1, 'open reviews')
      expectEqual(
        (await store.timeline('1', 'lead-1')).map(({ name, data }) => ({ name, data })),
        [{ name: 'said', data: {} }],
        'its history',
      )
      const { rawBody, headers, url, status, emptiedAt } =
        (await store.readDelivery('1', 'nextphone', 'of lead-1')) ?? {}
      expectEqual(
        { rawBody, headers, url, status, emptiedAt },
        { rawBody: new Uint8Array(), headers: {}, url: '', status: 'ignored', emptiedAt: at(9) },
        'its delivery',
      )
      expectEqual((await store.readDelivery('1', 'nextphone', 'of both'))?.url, '', 'a delivery about several')
      expectEqual(await store.findLead('1', 'callId', 'call of lead-1'), 'lead-1', 'what points at it')
      expectEqual(
        (await store.listRegister('1', 'data-key', 9)).map(({ id }) => id),
        ['lead/lead-2', 'delivery/nextphone/of lead-2'],
        'the keys that are left',
      )
      expectEqual(
        (await store.claimCommands({ now: at(9), limit: 9, leaseMs: 1_000, perRealm: 9 })).map(({ key }) => key),
        ['lead-2/a'],
        'what can still be claimed',
      )
    },
  },
  {
    name: 'knows a delivery of an erased lead when it comes again, and refuses a step made on the lead as it was',
    run: async (store) => {
      await fill(store)
      await store.commit([erase('lead-1')])
      const again: Write = { op: 'delivery.insert', record: delivery('of lead-1') }
      expectEqual(await store.commit([again]), { ok: false, conflict: 'duplicate-delivery' }, 'coming again')
      const stale: Write = { op: 'lead.save', expectedVersion: 1, record: lead('lead-1') }
      expectEqual(await store.commit([stale]), { ok: false, conflict: 'lead-version' }, 'a step of before')
      expectEqual(
        await store.dueLeads(at(99), 9).then((due) => due.map(({ leadId }) => leadId)),
        ['lead-2'],
        'due leads',
      )
    },
  },
  {
    name: 'does not erase a lead while one of its commands is being carried out, unless its lease has run out',
    run: async (store) => {
      await fill(store)
      await store.commit([{ op: 'delivery.insert', record: delivery('third', { leadIds: ['lead-1'] }) }])
      await store.claimCommands({ now: at(1), limit: 9, leaseMs: 120_000, perRealm: 9 })
      expectEqual(await store.commit([erase('lead-1', 2)]), { ok: false, conflict: 'lead-busy' }, 'under way')
      expectEqual((await store.readDelivery('1', 'nextphone', 'third'))?.headers, delivery('').headers, 'meanwhile')
      expectEqual(await store.commit([erase('lead-1', 4)]), { ok: true }, 'after the lease')
    },
  },
  {
    name: 'erases a lead that nobody has seen yet, so that it never comes to be',
    run: async (store) => {
      expectEqual(await store.commit([erase('lead-7')]), { ok: true }, 'erasing')
      expectEqual((await store.readLead('1', 'lead-7'))?.stage, 'erased', 'the lead')
      expectEqual(await store.commit([save('lead-7')]), { ok: false, conflict: 'lead-version' }, 'its first step')
      expectEqual(await store.commit([erase('lead-7')]), { ok: true }, 'erasing it again')
    },
  },
  {
    name: 'empties a delivery for good and keeps its id',
    run: async (store) => {
      await fill(store)
      const empty: Write = {
        op: 'delivery.empty',
        realmId: '1',
        adapter: 'nextphone',
        deliveryId: 'of lead-2',
        at: at(5),
      }
      await store.commit([empty, { ...empty, deliveryId: 'nobody knows it' }])
      const held = await store.readDelivery('1', 'nextphone', 'of lead-2')
      expectEqual([held?.rawBody, held?.url, held?.headers], [new Uint8Array(), '', {}], 'what is left')
      expectEqual(held?.leadIds, ['lead-2'], 'its leads')
      expectEqual(
        (await store.dueDeliveries(at(99), 9).then(ids)).sort(),
        ['of both', 'of lead-1'],
        'what is still to be read',
      )
    },
  },
  {
    name: 'finds what came in about a lead, and what has been read and lies there too long',
    run: async (store) => {
      await fill(store)
      expectEqual(await store.deliveriesOf('1', 'lead-1', 9).then(ids), ['of lead-1', 'of both'], 'about a lead')
      expectEqual(await store.deliveriesOf('2', 'lead-1', 9).then(ids), [], 'about a lead of another realm')
      const old = (deliveryId: string, minutes: number, over: Parameters<typeof delivery>[1] = {}): Write => ({
        op: 'delivery.insert',
        record: delivery(deliveryId, { status: 'processed', receivedAt: at(minutes), ...over }),
      })
      await store.commit([old('c', 3), old('a', 1), old('b', 2, { status: 'rejected' }), old('x', 2, { realmId: '2' })])
      expectEqual(await store.agedDeliveries('1', at(3), 9).then(ids), ['a', 'b'], 'what is old')
      await store.commit([{ op: 'delivery.empty', realmId: '1', adapter: 'nextphone', deliveryId: 'a', at: at(5) }])
      expectEqual(await store.agedDeliveries('1', at(3), 9).then(ids), ['b'], 'what is left of it')
    },
  },
  {
    name: 'finds leads that ended and were not touched for long',
    run: async (store) => {
      const idle = { updatedAt: at(1) }
      await store.commit([
        save('old', idle),
        save('older', { updatedAt: at(0) }),
        save('due', { ...idle, dueAt: at(99) }),
        save('at work', idle),
        command('at work/a', { leadId: 'at work', status: 'waiting' }),
        save('new', { updatedAt: at(5) }),
        save('gone', idle),
        erase('gone', 1),
        { op: 'lead.save', expectedVersion: 0, record: lead('elsewhere', { ...idle, realmId: '2' }) },
      ])
      const aged = async (limit: number): Promise<string[]> =>
        (await store.agedLeads('1', at(5), limit)).map(({ leadId }) => leadId)
      expectEqual(await aged(9), ['older', 'old'], 'leads at rest')
      expectEqual(await aged(1), ['older'], 'the one at rest longest')
      expectEqual(await store.listRealms({ limit: 9 }), ['1', '2'], 'realms')
      expectEqual(await store.listRealms({ after: '1', limit: 9 }), ['2'], 'realms after one')
    },
  },
]
