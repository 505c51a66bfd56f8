import { expectEqual } from './expect.ts'
import { at, command, delivery, lead } from './rows.ts'
import type { StoreCase } from './store-contract.ts'

/** What one transaction does, and refuses to do. */
export const transactionCases: readonly StoreCase[] = [
  {
    name: 'keeps a delivery with its bytes as they came',
    run: async (store) => {
      await store.commit([{ op: 'delivery.insert', record: delivery('a') }])
      expectEqual(await store.readDelivery('1', 'nextphone', 'a'), delivery('a'), 'the delivery')
    },
  },
  {
    name: 'refuses a delivery it has, and everything committed with it',
    run: async (store) => {
      await store.commit([{ op: 'delivery.insert', record: delivery('a') }])
      const outcome = await store.commit([command('k'), { op: 'delivery.insert', record: delivery('a') }])
      expectEqual(outcome, { ok: false, conflict: 'duplicate-delivery' }, 'the outcome')
      expectEqual(await store.readCommand('1', 'k'), undefined, 'the command of the refused transaction')
    },
  },
  {
    name: 'counts how often a delivery came again',
    run: async (store) => {
      await store.commit([{ op: 'delivery.insert', record: delivery('a') }])
      for (let again = 0; again < 2; again += 1)
        await store.commit([{ op: 'delivery.repeat', realmId: '1', adapter: 'nextphone', deliveryId: 'a' }])
      expectEqual((await store.readDelivery('1', 'nextphone', 'a'))?.repeats, 2, 'repeats')
    },
  },
  {
    name: 'settles a delivery once',
    run: async (store) => {
      const settle = {
        op: 'delivery.settle',
        realmId: '1',
        adapter: 'nextphone',
        deliveryId: 'a',
        status: 'processed',
      } as const
      await store.commit([{ op: 'delivery.insert', record: delivery('a') }])
      expectEqual(await store.commit([settle]), { ok: true }, 'the first')
      expectEqual(await store.commit([settle, command('k')]), { ok: false, conflict: 'delivery-settled' }, 'the second')
      expectEqual(await store.readCommand('1', 'k'), undefined, 'the command of the refused transaction')
      expectEqual(await store.dueDeliveries(at(60), 10), [], 'what is due')
    },
  },
  {
    name: 'lists due deliveries by the time they are due, as many as asked',
    run: async (store) => {
      for (const [id, minutes] of [
        ['late', 9],
        ['first', 1],
        ['second', 2],
        ['third', 3],
      ] as const)
        await store.commit([{ op: 'delivery.insert', record: delivery(id, { dueAt: at(minutes) }) }])
      expectEqual(
        (await store.dueDeliveries(at(5), 2)).map(({ deliveryId }) => deliveryId),
        ['first', 'second'],
        'due',
      )
    },
  },
  {
    name: 'saves a lead only over the version it was read at',
    run: async (store) => {
      expectEqual(
        await store.commit([{ op: 'lead.save', expectedVersion: 0, record: lead('l') }]),
        { ok: true },
        'the first',
      )
      const stale = await store.commit([command('k'), { op: 'lead.save', expectedVersion: 0, record: lead('l') }])
      expectEqual(stale, { ok: false, conflict: 'lead-version' }, 'a stale save')
      expectEqual(await store.readCommand('1', 'k'), undefined, 'the command of the refused transaction')
      await store.commit([{ op: 'lead.save', expectedVersion: 1, record: lead('l', { stage: 'quoted' }) }])
      const { version, stage } = (await store.readLead('1', 'l')) ?? {}
      expectEqual({ version, stage }, { version: 2, stage: 'quoted' }, 'the lead')
    },
  },
  {
    name: 'lists due leads, and none without a time',
    run: async (store) => {
      await store.commit([
        { op: 'lead.save', expectedVersion: 0, record: lead('later', { dueAt: at(9) }) },
        { op: 'lead.save', expectedVersion: 0, record: lead('now', { dueAt: at(1) }) },
        { op: 'lead.save', expectedVersion: 0, record: lead('never') },
      ])
      expectEqual(
        (await store.dueLeads(at(5), 10)).map(({ leadId }) => leadId),
        ['now'],
        'due',
      )
    },
  },
  {
    name: 'lists leads newest first, page by page',
    run: async (store) => {
      for (const minutes of [1, 3, 2])
        await store.commit([
          { op: 'lead.save', expectedVersion: 0, record: lead(`l${minutes}`, { createdAt: at(minutes) }) },
        ])
      const first = await store.listLeads('1', { limit: 2 })
      expectEqual(
        first.map(({ leadId }) => leadId),
        ['l3', 'l2'],
        'the first page',
      )
      const next = await store.listLeads('1', { limit: 2, before: first.at(-1)?.createdAt ?? '' })
      expectEqual(
        next.map(({ leadId }) => leadId),
        ['l1'],
        'the next page',
      )
    },
  },
  {
    name: 'keeps the first of two commands with one key',
    run: async (store) => {
      await store.commit([command('k', { dueAt: at(1) })])
      await store.commit([command('k', { dueAt: at(2) })])
      expectEqual((await store.readCommand('1', 'k'))?.dueAt, at(1), 'the command')
    },
  },
  {
    name: 'hands out copies',
    run: async (store) => {
      const record = lead('l')
      await store.commit([{ op: 'lead.save', expectedVersion: 0, record }])
      record.stage = 'changed after the commit'
      const read = await store.readLead('1', 'l')
      if (read !== undefined) read.stage = 'changed after the read'
      expectEqual((await store.readLead('1', 'l'))?.stage, 'received', 'the stage')
    },
  },
  {
    name: 'counts refused deliveries by cause and hour',
    run: async (store) => {
      const count = (code: string, lastAt: string) =>
        store.commit([
          {
            op: 'rejection.count',
            record: { realmId: '1', adapter: 'nextphone', code, hour: at(0), lastAt, message: code },
          },
        ])
      await count('bad-signature', at(1))
      await count('bad-signature', at(2))
      await count('too-large', at(3))
      const rows = await store.listRejections('1', 10)
      expectEqual(
        rows.map(({ code, count: times, lastAt }) => [code, times, lastAt]),
        [
          ['too-large', 1, at(3)],
          ['bad-signature', 2, at(2)],
        ],
        'rejections',
      )
    },
  },
  {
    name: 'opens a review once and resolves it once',
    run: async (store) => {
      const review = {
        realmId: '1',
        reviewId: 'r',
        code: 'customer-unsure',
        message: 'Who is it?',
        detail: {},
        status: 'open',
        openedAt: at(0),
      } as const
      await store.commit([{ op: 'review.open', record: review }])
      await store.commit([{ op: 'review.open', record: { ...review, message: 'again' } }])
      expectEqual(
        (await store.listReviews('1', 'open', 10)).map(({ message }) => message),
        ['Who is it?'],
        'open',
      )
      const resolve = {
        op: 'review.resolve',
        realmId: '1',
        reviewId: 'r',
        at: at(1),
        resolution: { done: true },
      } as const
      expectEqual(await store.commit([resolve]), { ok: true }, 'the first')
      expectEqual(await store.commit([resolve]), { ok: false, conflict: 'review-resolved' }, 'the second')
      expectEqual(await store.listReviews('1', 'open', 10), [], 'open after it')
    },
  },
  {
    name: 'keeps a lead’s history in order',
    run: async (store) => {
      for (const name of ['first', 'second', 'third'])
        await store.commit([
          { op: 'timeline.append', entry: { realmId: '1', leadId: 'l', at: at(0), kind: 'event', name, data: {} } },
        ])
      expectEqual(
        (await store.timeline('1', 'l')).map(({ name }) => name),
        ['first', 'second', 'third'],
        'the history',
      )
      expectEqual(await store.timeline('2', 'l'), [], 'the history in another realm')
    },
  },
  {
    name: 'finds a lead by a ref that is its own alone',
    run: async (store) => {
      const ref = (value: string, leadId: string) =>
        ({ op: 'ref.put', realmId: '1', kind: 'estimateId', value, leadId }) as const
      await store.commit([ref('7', 'a'), ref('8', 'a'), ref('8', 'b')])
      expectEqual(await store.findLead('1', 'estimateId', '7'), 'a', 'its own')
      expectEqual(await store.findLead('1', 'estimateId', '8'), undefined, 'a shared one')
      expectEqual(await store.findLead('2', 'estimateId', '7'), undefined, 'another realm')
    },
  },
  {
    name: 'counts what is used against its limits, by the hour and by the day, with the whole transaction',
    run: async (store) => {
      const hour = (hours: number) => new Date(Date.UTC(2026, 0, 5, hours)).toISOString()
      const use = (hours: number, realmId = '1') =>
        store.commit([
          { op: 'usage.add', realmId, kind: 'messages', hour: hour(hours), perHour: 2, perDay: 3 },
          command(`sent-${hours}`, { realmId }),
        ])
      const refused = { ok: false, conflict: 'usage-limit' } as const
      expectEqual([await use(0), await use(0), await use(0)], [{ ok: true }, { ok: true }, refused], 'one hour')
      expectEqual(await use(0, '2'), { ok: true }, 'another realm')
      expectEqual([await use(1), await use(23)], [{ ok: true }, refused], 'one day')
      expectEqual((await store.readCommand('1', 'sent-23'))?.key, undefined, 'what came with the refused one')
      expectEqual(await use(24), { ok: true }, 'when the first hour is a day old')
    },
  },
]
