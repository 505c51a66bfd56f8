import { type Lead, mergeLead } from '@leadbooks/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { context, deliveryOf, leadOf, vendorCalls } from '../vendor-calls.ts'

const joined = (leads: readonly Lead[]): Lead | undefined =>
  leads.reduce<Lead | undefined>((whole, lead) => (whole ? mergeLead(whole, lead) : lead), undefined)

/** Wishes are gathered from several fields, and merging does not keep where each came from. */
const comparable = (lead: Lead | undefined) => ({
  ...lead,
  provenance: Object.fromEntries(
    Object.entries(lead?.provenance ?? {}).filter(([path]) => !path.startsWith('request.intents')),
  ),
})

describe.each(vendorCalls.map((call) => ({ ...call, title: `${call.vendor}: ${call.deliveries[0]?.name}` })))(
  '$title',
  ({ adapter, deliveries }) => {
    test('makes one lead of its deliveries, whatever their order, repetition and time of receipt', async () => {
      const leads = await Promise.all(deliveries.map(({ body }) => leadOf(adapter, body)))
      const late = await Promise.all(
        deliveries.map(({ body }) => leadOf(adapter, body, { receivedAt: '2029-01-01T00:00:00.000Z' })),
      )
      const whole = joined(leads)
      expect(new Set([...leads, ...late].map(({ id }) => id)).size).toBe(1)
      fc.assert(
        fc.property(
          fc.shuffledSubarray(leads, { minLength: leads.length }),
          fc.array(fc.constantFrom(...leads, ...late), { maxLength: 6 }),
          fc.infiniteStream(fc.nat(10)),
          (order, repeated, places) => {
            const all = [...order]
            for (const lead of repeated) all.splice(places.next().value % (all.length + 1), 0, lead)
            expect(comparable(joined(all))).toEqual(comparable(whole))
          },
        ),
        { numRuns: 60 },
      )
    })

    test('names the same customer and call in whole as in any part that names one', async () => {
      const leads = await Promise.all(deliveries.map(({ body }) => leadOf(adapter, body)))
      const whole = joined(leads)
      expect(whole?.contact.phones[0]).toBe('+15128675310')
      for (const { call } of leads) expect([undefined, whole?.call?.id]).toContain(call?.id)
    })

    test('says which delivery is the last, and how long to wait for it', async () => {
      for (const { name, body, isLast = false } of deliveries) {
        if (adapter.name === 'nextphone') continue
        expect({ name, complete: (await leadOf(adapter, body)).complete }).toEqual({ name, complete: isLast })
      }
      const waits = deliveries.some(({ isLast = false }) => !isLast) && adapter.name !== 'nextphone'
      if (waits) expect(adapter.settleSeconds).toBeGreaterThan(0)
    })

    test('names a delivery the same when it comes again, and differently from its others', async () => {
      const ids = await Promise.all(deliveries.map(({ body }) => adapter.deliveryId(deliveryOf(body))))
      const again = await Promise.all(
        deliveries.map(({ body }) => adapter.deliveryId(deliveryOf(body, { receivedAt: '2036-01-01T00:00:00.000Z' }))),
      )
      expect(again).toEqual(ids)
      expect(new Set(ids).size).toBe(deliveries.length)
    })

    test('gives the same events when a delivery is read again', async () => {
      for (const { body } of deliveries) {
        const delivery = deliveryOf(body)
        expect(await adapter.parse({ ...delivery, headers: new Headers(delivery.headers) }, context)).toEqual(
          await adapter.parse(delivery, context),
        )
      }
    })
  },
)
