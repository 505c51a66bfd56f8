import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimable } from '../../../src/stores/postgres/claims.ts'
import { changes, deliveries, inRound, leads } from '../../../src/stores/postgres/due.ts'
import { at } from './rows.ts'
import { endAll, freshSchema, node, query } from './scene.ts'

const schema = freshSchema()

/** A pile that is due in one realm, a hundred other realms with one row that is and ten that are not yet. */
const filled = (table: string, pile: number, columns: string, values: string): string => `
  insert into ${schema}.${table} (realm_id, ${columns}, due_at)
    select 'noisy', ${values}, '${at(0)}' from generate_series(1, ${pile}) n
    union all select 'quiet-' || m, ${values}, case n when 1 then '${at(0)}' else '${at(9_000)}' end
      from generate_series(1, 100) m, generate_series(1, 11) n;
  analyze ${schema}.${table};`

beforeAll(async () => {
  await node(schema).ready()
  const key = "'k' || n"
  await query(
    filled(
      'deliveries',
      20_000,
      'adapter, delivery_id, status, received_at, raw_body, doc',
      `'a', ${key}, 'received', '', ''::bytea, '{}'::jsonb`,
    ),
  )
  await query(filled('leads', 100_000, 'lead_id, version, created_at, doc', `${key}, 1, '', '{}'::jsonb`))
  await query(filled('changes', 20_000, 'entity, id, noticed_at, doc', `'Customer', ${key}, '', '{}'::jsonb`))
  await query(
    filled('commands', 100_000, 'key, lead_id, lane, status, doc', `${key}, ${key}, 'alerts', 'ready', '{}'::jsonb`),
  )
})
afterAll(endAll)

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  Plans?: Plan[]
}

const stepsOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(stepsOf)]

describe('a look at what is due, on Postgres', () => {
  it.each([
    ['deliveries', inRound(deliveries), [at(1), 32, 'quiet-50'], 32],
    ['leads', inRound(leads), [at(1), 32, 'quiet-50'], 32],
    ['changes', inRound(changes), [at(1), 32, 'quiet-50'], 32],
    ['commands', claimable, [at(1), 128, 10, 'quiet-50'], 110],
  ])('reads %s by index, a few for each realm, however many are due in one', async (_, sql, values, most) => {
    const text = `explain (analyze, format json) ${sql.replaceAll('leadbooks.', `${schema}.`)}`
    const [row] = await query(text, values)
    const [explained] = (row?.['QUERY PLAN'] ?? []) as { Plan: Plan }[] // as Postgres writes a plan in JSON
    const steps = explained === undefined ? [] : stepsOf(explained.Plan)
    const whole = steps.filter((step) => step['Node Type'] === 'Seq Scan').map((step) => step['Relation Name'])
    // A hundred realms fit on a page or two.
    expect(whole.filter((table) => table !== 'realms')).toEqual([])
    const read = Math.max(...steps.map((step) => step['Actual Rows'] * step['Actual Loops']))
    expect(read).toBeLessThan(2_000)
    expect(explained?.Plan['Actual Rows']).toBe(most)
  })
})
