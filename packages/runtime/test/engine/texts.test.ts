import { parseTriggers } from '@leadbooks/core'
import { expect, it } from 'vitest'
import { mike, realmId, scene, tenant } from '../scene.ts'

const triggers = parseTriggers({
  timeZone: 'America/Chicago',
  triggers: [
    {
      id: 'gate',
      on: ['lead.priced'],
      when: { op: 'phrase', any: ['gate code'] },
      do: [{ command: 'task.create', code: 'gate', title: 'Ask {who} for the code of the gate.' }],
    },
  ],
})
const books = () => scene({ tenant: async (realm) => (realm === realmId ? { ...tenant, triggers } : undefined) })

it.each([
  ['AC not cooling. There is a gate code.', 1],
  ['AC not cooling. There is no gate code.', 0],
])('lets the words of a call set a trigger off: %s', async (summary, count) => {
  const { books: leadBooks, call } = books()
  await call({ ...mike, summary })
  await leadBooks.drain()
  const [lead] = await leadBooks.leads.list(realmId)
  const timeline = await leadBooks.leads.timeline(realmId, lead?.leadId ?? '')
  expect(
    timeline.filter(({ kind, data }) => kind === 'command' && String(data.key).includes('/task.create:gate/')),
  ).toHaveLength(count)
  expect(timeline.filter(({ kind }) => kind === 'note')).toEqual([])
})

it('shows in a dry run what the words would set off', async () => {
  const { commands } = await books().books.dryRun(realmId, {
    id: 'nextphone:1',
    source: 'nextphone',
    occurredAt: '2026-11-23T20:02:00Z',
    contact: { name: 'Mike Chen', phones: ['+15551234567'], emails: [] },
    request: { text: 'AC not cooling. There is a gate code.', intents: ['quote'] },
    fields: {},
  })
  expect(commands.map(({ command }) => command.key)).toContain('nextphone:1/task.create:gate/1')
})
