import { expect, test } from 'vitest'
import { callFrom, chicago, keysOf, mikesLines, only, pricing, Story } from './story.ts'

const ann = { name: 'Ann Lee', phones: ['+13125550101'], emails: ['ann@example.com'] }
const thursday = { date: '2026-03-05', from: '09:00', timeZone: 'America/Chicago' }
const friday = { date: '2026-03-06', from: '10:00', timeZone: 'America/Chicago' }

const called = (policy = chicago, request: Parameters<typeof callFrom>[1] = {}) => {
  const story = new Story(policy)
  story.live(
    { type: 'lead.received', lead: callFrom(ann, request) },
    { type: 'lead.priced', result: pricing(mikesLines) },
  )
  return story
}

test('an appointment goes into the calendar, is confirmed, and lets the estimate out', () => {
  const story = called()
  const commands = story.live({ type: 'appointment.scheduled', appointment: thursday })
  expect(keysOf(commands)).toEqual(['estimate.send/1', 'calendar/1', 'notify.customer:appointment-confirmed/1'])
  expect(only(commands, 'calendar.add')).toMatchObject({
    appointment: thursday,
    title: 'Ann Lee, (312) 555-0101, ann@example.com: The drain is slow',
  })
  expect(only(commands, 'notify.customer').message.values).toMatchObject({ appointment: '2026-03-05 09:00' })
})

test('a moved appointment moves its entry and is confirmed again; the same time again is nothing', () => {
  const story = called()
  story.live({ type: 'appointment.scheduled', appointment: thursday })
  const commands = story.live({ type: 'appointment.rescheduled', appointment: friday })
  expect(keysOf(commands)).toEqual(['calendar/2', 'notify.customer:appointment-confirmed/2'])
  expect(commands[0]?.type).toBe('calendar.move')
  expect(story.live({ type: 'appointment.rescheduled', appointment: friday })).toEqual([])
})

test('a cancelled appointment leaves the calendar once; a new one is added again', () => {
  const story = called()
  story.live({ type: 'appointment.scheduled', appointment: thursday })
  const cancelled = story.live({ type: 'appointment.cancelled' })
  expect(keysOf(cancelled)).toEqual(['calendar/2', 'notify.customer:appointment-cancelled/1'])
  expect(cancelled[0]?.type).toBe('calendar.remove')
  const again = story.live({ type: 'appointment.scheduled', appointment: friday })
  expect(again.map(({ type }) => type)).toEqual(['calendar.add', 'notify.customer'])
})

test('a move that arrives without its appointment is an appointment', () => {
  const commands = called().live({ type: 'appointment.rescheduled', appointment: friday })
  expect(only(commands, 'calendar.add').appointment).toEqual(friday)
})

test('an appointment without a day becomes a question', () => {
  const commands = called().live({ type: 'appointment.scheduled', appointment: { raw: 'some time next week' } })
  expect(keysOf(commands)).toContain('task.create:appointment-unclear/1')
  expect(keysOf(commands)).not.toContain('calendar/1')
})

test('a callback is due when the caller said, and late once the time of grace is over', () => {
  const story = called()
  const commands = story.live({ type: 'callback.requested', callback: { at: '2026-03-02T22:00:00Z' } })
  expect(only(commands, 'callback.schedule').dueAt).toBe('2026-03-02T22:00:00.000Z')
  story.wake('2026-03-02T22:00:00Z')
  expect(story.nextWake).toBe('2026-03-02T22:15:00.000Z')
  expect(story.wake('2026-03-02T22:14:59Z')).toEqual([])
  const late = story.wake('2026-03-02T22:15:00Z')
  expect(only(late, 'notify.contractor')).toMatchObject({ urgency: 'urgent', message: { template: 'callback-late' } })
  expect(story.wake('2026-03-02T23:00:00Z')).toEqual([])
})

test('a callback is reminded of once before it is due, and again when it is put off', () => {
  const story = called()
  story.live({ type: 'callback.requested', callback: { at: '2026-03-02T22:00:00Z' } })
  expect(story.nextWake).toBe('2026-03-02T21:45:00.000Z')
  expect(story.wake('2026-03-02T21:44:59Z')).toEqual([])
  expect(only(story.wake('2026-03-02T21:45:00Z'), 'notify.contractor').message).toMatchObject({
    template: 'callback-due',
    values: { dueAt: '2026-03-02T22:00:00.000Z' },
  })
  expect(story.wake('2026-03-02T21:50:00Z')).toEqual([])
  story.live({ type: 'callback.requested', callback: { at: '2026-03-03T16:00:00Z' } })
  expect(story.nextWake).toBe('2026-03-03T15:45:00.000Z')
  expect(keysOf(story.wake('2026-03-03T15:45:00Z'))).toEqual(['notify.contractor:callback-due/2'])
})

test('a reminder that was slept through does not come once the callback is due', () => {
  const story = called()
  story.live({ type: 'callback.requested', callback: { at: '2026-03-02T22:00:00Z' } })
  expect(story.wake('2026-03-02T22:00:00Z')).toEqual([])
})

test('nobody is reminded of a callback that was made, or that was just asked for', () => {
  const made = called()
  made.live({ type: 'callback.requested', callback: { at: '2026-03-02T22:00:00Z' } }, { type: 'callback.done' })
  expect(made.wake('2026-03-02T21:45:00Z')).toEqual([])
  const pressing = called({ ...chicago, callback: { withinMinutes: 10, remindMinutes: 15, graceMinutes: 15 } })
  pressing.live({ type: 'callback.requested', callback: {} })
  const { dueAt } = pressing.projection.callback ?? { dueAt: '' }
  expect(pressing.nextWake).toBe(new Date(Date.parse(dueAt) + 15 * 60_000).toISOString())
})

test('a callback for no particular time is due within the policy’s minutes', () => {
  const story = called({ ...chicago, callback: { withinMinutes: 60, graceMinutes: 0 } }, { intents: ['callback'] })
  expect(only(story.commands, 'callback.schedule').dueAt).toBe('2026-03-02T21:02:00.000Z')
})

test('a callback that was made is never late', () => {
  const story = called()
  story.live({ type: 'callback.requested', callback: { at: '2026-03-02T22:00:00Z' } }, { type: 'callback.done' })
  expect(story.wake('2026-03-03T22:00:00Z')).toEqual([])
  expect(story.projection.callback).toMatchObject({ done: true, late: false })
})

test('asked for again after it was made, a callback is scheduled again', () => {
  const story = called()
  story.live({ type: 'callback.requested', callback: { at: '2026-03-02T22:00:00Z' } }, { type: 'callback.done' })
  const commands = story.live({ type: 'callback.requested', callback: { at: '2026-03-04T22:00:00Z' } })
  expect(keysOf(commands)).toEqual(['callback.schedule/2'])
})
