import { expect, test } from 'vitest'
import { type JsonObject, objectsOf, textOf } from '../../src/ledger/json.ts'
import { withoutReference } from '../reference.ts'
import { differences } from './difference.ts'
import { recording } from './plays.ts'
import { recordedCompany, replayXml } from './recorded-company.ts'
import { contentOf, xmlPlay, xmlPlays } from './xml-plays.ts'

const played = withoutReference === undefined ? xmlPlays : {}

test.skipIf(withoutReference)(
  `replies in XML${withoutReference === undefined ? ' are played' : `: ${withoutReference}`}`,
  () => {
    expect(Object.keys(played).length).toBeGreaterThan(40)
  },
)

const byId = (content: JsonObject): JsonObject => ({
  ...content,
  rows: objectsOf(content.rows).sort((left, right) => Number(left.Id) - Number(right.Id)),
})

for (const [number, differs] of Object.entries(played)) {
  const file = `ruckus-fixtures/${number}`
  const recorded = textOf(recording(file).response.body as string) ?? ''
  test(`answers ${file} in XML as QuickBooks did: ${decodeURIComponent(xmlPlay(recorded).path)}`, async () => {
    const { rows, path } = xmlPlay(recorded)
    const gateway = recordedCompany(rows, Date.parse(/time="([^"]+)"/.exec(recorded)?.[1] ?? ''), {})
    const answer = await replayXml(gateway, path)
    expect(answer.status).toBe(200)
    const [wanted, got] = [contentOf(recorded), contentOf(answer.body)]
    const inOrder = differences(wanted, got, 'all')
    // Where the order of rows may differ, it does.
    if (differs.rows !== undefined) expect(inOrder.some((one) => one.startsWith('rows['))).toBe(true)
    const found = differs.rows === undefined ? inOrder : differences(byId(wanted), byId(got), 'all')
    const named = Object.keys(differs).filter((path) => path !== 'rows')
    expect(found.filter((one) => !named.some((at) => one.startsWith(`${at}:`)))).toEqual([])
    expect(found).toHaveLength(named.length)
  })
}
