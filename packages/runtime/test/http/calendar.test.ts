import type { CalendarFeed } from '@leadbooks/runtime'
import { expect, it } from 'vitest'
import { callUrl, mike, realmId, scene, tenant } from '../scene.ts'

const secret = 'a'.repeat(16) + 'B-_9'.repeat(3)
const booked = {
  ...mike,
  preferred_time: 'Thursday at 9',
  appointment_status: 'booked',
  address: '12 Oak St, Austin, TX',
}

const withFeed = (feed: Partial<CalendarFeed> = {}) => {
  const calendarFeed = { secrets: [secret], ...feed }
  return scene({ tenant: async (realm) => (realm === realmId ? { ...tenant, calendarFeed } : undefined) })
}

const subscribed = async (stage: ReturnType<typeof scene>, name = `${secret}.ics`, headers: HeadersInit = {}) =>
  stage.books.fetch(new Request(`https://books.example/v1/${realmId}/calendar/${name}`, { headers }))

const lines = async (response: Response): Promise<string[]> => (await response.text()).split('\r\n')

it('shows a calendar the time of an appointment, and nothing of whose it is', async () => {
  const stage = withFeed()
  await stage.call(booked)
  await stage.books.drain()
  const response = await subscribed(stage)
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const feed = await lines(response)
  expect(feed).toEqual(
    expect.arrayContaining([
      'DTSTART:20261126T150000Z',
      'SUMMARY:Appointment',
      'STATUS:CONFIRMED',
      'X-PUBLISHED-TTL:PT15M',
    ]),
  )
  expect(feed.join('\n')).not.toMatch(/Mike|Chen|555|AC not|Oak/)
  // The feed is the calendar: nobody has to enter anything by hand.
  expect((await stage.books.reviews.list(realmId)).filter(({ message }) => /calendar/.test(message))).toEqual([])
})

it('shows what the business lets it show', async () => {
  const stage = withFeed({ shows: ['name', 'request', 'phone', 'address'] })
  await stage.call(booked)
  await stage.books.drain()
  const feed = await lines(await subscribed(stage))
  expect(feed.find((line) => line.startsWith('SUMMARY:'))).toMatch(/^SUMMARY:Mike Chen: AC not cooling/)
  expect(feed).toEqual(expect.arrayContaining(['DESCRIPTION:+15551234567', 'LOCATION:12 Oak St\\, Austin\\, TX']))
})

it('sends a feed once while nothing changes, and a cancelled appointment as such', async () => {
  const stage = withFeed()
  await stage.call(booked)
  await stage.books.drain()
  const first = await subscribed(stage)
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
  expect((await subscribed(stage, `${secret}.ics`, headers)).status).toBe(304)
  const [lead] = await stage.books.leads.list(realmId)
  await stage.books.event(realmId, {
    type: 'appointment.cancelled',
    id: 'c1',
    at: '2026-11-23T21:00:00Z',
    leadId: lead?.leadId ?? '',
  })
  await stage.books.drain()
  const after = await subscribed(stage, `${secret}.ics`, headers)
  expect(after.status).toBe(200)
  expect(await lines(after)).toContain('STATUS:CANCELLED')
})

it.each(['wrong.ics', '.ics', `${secret}x.ics`, secret.slice(1)])('has no feed at %s', async (name) => {
  expect((await subscribed(withFeed(), name)).status).toBe(404)
})

it('has no feed for a business that asked for none, nor for one that nobody knows', async () => {
  expect((await subscribed(scene())).status).toBe(404)
  const { books } = withFeed()
  const unknown = callUrl('123').replace(/calls.*/, `calendar/${secret}.ics`)
  expect((await books.fetch(new Request(unknown))).status).toBe(404)
})
