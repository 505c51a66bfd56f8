import { expect, test } from 'vitest'
import { isObject, type Json, objectOf } from '../../src/ledger/json.ts'
import { type Recording, withoutReference } from '../reference.ts'
import { differences } from './difference.ts'
import { leftOut } from './left-out.ts'
import { all, type Play, plays, recording } from './plays.ts'
import { recordedCompany, replay } from './recorded-company.ts'

const timeOf = ({ response: { body } }: Recording): number => {
  const time = isObject(body) ? (body.time ?? objectOf(body.Header).Time) : undefined
  return typeof time === 'string' ? Date.parse(time) : Date.parse('2026-05-05T02:05:12-07:00')
}

const emulated = async (file: string, play: Play): Promise<{ readonly status: number; readonly body: Json }> =>
  replay(
    recordedCompany(play.rows, timeOf(recording(file)), play.salesForms ?? {}, play.booked),
    recording(file),
    play.body,
  )

const played = withoutReference === undefined ? plays() : {}

test.skipIf(withoutReference)(
  `every recording is played or left out with a reason${withoutReference === undefined ? '' : `: ${withoutReference}`}`,
  () => {
    expect([...Object.keys(played), ...Object.keys(leftOut)].sort()).toEqual([...all.keys()])
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
