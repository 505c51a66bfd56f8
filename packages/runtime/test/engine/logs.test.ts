import { jsonLogger } from '@leadbooks/runtime'
import { expect, it } from 'vitest'
import { mike, scene } from '../scene.ts'

it('writes one line of JSON an event, with the lead’s id on what is about a lead, and nothing about a person', async () => {
  const lines: string[] = []
  const { call, books, emulator } = scene({ logger: jsonLogger((line) => lines.push(line)) })
  emulator.faults.next({ kind: 'serverError', path: /estimate$/ })
  await call(mike)
  await call({ ...mike, caller_number: '(555) 987-6543', caller_name: 'Zoë Q. Unusual', email: 'zoe@example.org' })
  await books.drain()
  const events = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.every((line) => !line.includes('\n'))).toBe(true)
  expect(new Set(events.map(({ event }) => event))).toEqual(
    new Set(['delivery.received', 'delivery.read', 'realm.imported', 'command.tried', 'command.failed']),
  )
  for (const { event, leadId } of events) if (event !== 'realm.imported') expect(leadId).toMatch(/^nextphone:/)
  for (const personal of ['Chen', 'Unusual', 'mike@', 'zoe@', '1234567', '9876543', 'cooling'])
    expect(lines.join('\n')).not.toContain(personal)
})
