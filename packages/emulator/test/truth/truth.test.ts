import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { isObject, type Json, objectOf } from '../../src/ledger/json.ts'
import { type Recording, withoutReference } from '../reference.ts'
import { differences } from './difference.ts'
import { leftOut } from './left-out.ts'
import { all, type Play, plays, recording } from './plays.ts'
import { recordedCompany, replay } from './recorded-company.ts'
import { xmlPlays } from './xml-plays.ts'

const timeOf = ({ response: { body } }: Recording): number => {
  const time = isObject(body) ? (body.time ?? objectOf(body.Header).Time) : undefined
  return typeof time === 'string' ? Date.parse(time) : Date.parse('2026-05-05T02:05:12-07:00')
}

const emulated = async (file: string, play: Play): Promise<{ readonly status: number; readonly body: Json }> =>
  replay(
    recordedCompany(play.rows, timeOf(recording(file)), play.salesForms ?? {}, play.booked),
    recording(file),
    play.body,
    play.request,
  )

/** Recordings that tests of their own play, and what those compare. */
const playedApart: { readonly [file: string]: string } = {
  'ledgersync/001': 'status, body and the header that names the realm',
  'ledgersync/002': 'keys, types and all values but the tokens',
  'minimul-qbo_api/035': 'keys, types and all values; may differ: what follows "Token expired", which is blotted out',
  'ruckus-fixtures/044': 'status and the text of the fault in XML',
  'ruckus-fixtures/058': 'status and the text of the fault in XML',
}

const played = withoutReference === undefined ? plays() : {}

test.skipIf(withoutReference)(
  `every recording is played or left out with a reason${withoutReference === undefined ? '' : `: ${withoutReference}`}`,
  () => {
    const inXml = Object.keys(xmlPlays).map((number) => `ruckus-fixtures/${number}`)
    const files = [...Object.keys(played), ...inXml, ...Object.keys(playedApart), ...Object.keys(leftOut)]
    expect(files.sort()).toEqual([...all.keys()])
  },
)

for (const [file, play] of Object.entries(played)) {
  const { request, response } = recording(file)
  test(`answers ${file} as QuickBooks did: ${request.method} ${decodeURIComponent(request.url).split('/').slice(6).join('/')}`, async () => {
    const answer = await emulated(file, play)
    expect(answer.status).toBe(response.status)
    const named = Object.keys(play.differs ?? {})
    const found = differences(response.body, answer.body, play.values)
    expect(found.filter((one) => !named.some((path) => one.startsWith(`${path}:`)))).toEqual([])
    expect(found).toHaveLength(named.length)
  })
}

/** What was compared, what may differ and why, and what was left out and why: read after the run. */
const report = (): string => {
  const compared = [
    ...Object.entries(played).map(([file, { values, differs = {} }]) => ({ file, values, differs })),
    ...Object.entries(xmlPlays).map(([number, differs]) => ({
      file: `ruckus-fixtures/${number}`,
      values: 'all' as const,
      differs,
    })),
  ]
  const lines = compared.map(({ file, values, differs }) => {
    const reasons = Object.entries(differs).map(([path, reason]) => `${path} (${reason})`)
    const what = values === 'all' ? 'keys, types and all values' : 'keys, types and the values the input gives'
    return `- ${file}: ${what}${reasons.length === 0 ? '' : `; may differ: ${reasons.join('; ')}`}`
  })
  return [
    '# The emulator beside recorded traffic',
    '',
    `${compared.length + Object.keys(playedApart).length} of ${all.size} recordings are compared.`,
    '',
    ...lines,
    ...Object.entries(playedApart).map(([file, what]) => `- ${file}: ${what}`),
    '',
    `## Left out (${Object.keys(leftOut).length})`,
    '',
    ...Object.entries(leftOut).map(([file, reason]) => `- ${file}: ${reason}`),
    '',
    '## Clients',
    '',
    'intuit-oauth, node-quickbooks and @leadbooks/qbo are run over HTTP by tests (`test/clients`). @apigrate/quickbooks is not in the npm',
    'registry: what it sends is sent byte by byte, and the package itself is run where it is installed.',
    '',
  ].join('\n')
}

afterAll(() => {
  if (withoutReference !== undefined) return
  const folder = fileURLToPath(new URL('../../reports/', import.meta.url))
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}truth.md`, report())
})
