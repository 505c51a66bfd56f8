import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { command } from './rows.ts'
import { connectionString, endAll, freshSchema, node, query } from './scene.ts'

const claimant = fileURLToPath(new URL('claimant.ts', import.meta.url))
const children: ChildProcess[] = []

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await endAll()
})

const startClaimant = async (schema: string, name: string, own: Record<string, string> = {}): Promise<ChildProcess> => {
  const child = spawn(process.execPath, ['--conditions=@leadbooks/source', claimant], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH ?? '', CONNECTION_STRING: connectionString, SCHEMA: schema, NODE_NAME: name, ...own },
  })
  children.push(child)
  if (child.stdout !== null) await once(child.stdout, 'data')
  return child
}

it('does everything once in three processes, one of them killed with leases in hand', {
  timeout: 120_000,
}, async () => {
  const schema = freshSchema()
  const store = node(schema)
  await store.ready()
  await query(
    `create table ${schema}.witness (node text, realm_id text, key text, token text,
       started_at timestamptz not null default clock_timestamp(), ended_at timestamptz)`,
  )
  const realms = ['a', 'b', 'c']
  const all = realms.flatMap((realmId) =>
    Array.from({ length: 120 }, (_, index) => command(`${index}`, { realmId, leadId: `lead-${index % 20}` })),
  )
  const [one, ...others] = await Promise.all([
    startClaimant(schema, 'one', { KEEPS: 'yes' }),
    startClaimant(schema, 'two'),
    startClaimant(schema, 'three'),
  ])
  await store.commit(all)

  // Killed while all three work: what it has begun has not ended, and never will by its hand.
  const until = async (condition: string): Promise<void> => {
    while ((await query(`select 1 from ${schema}.witness where ${condition}`)).length === 0) await pause(1)
  }
  one.stdin?.write('go\n')
  await until(`node = 'one'`)
  for (const other of others) other.stdin?.write('go\n')
  await until(`node = 'two'`)
  await until(`node = 'three'`)
  one.kill('SIGKILL')
  const killed = await query('select clock_timestamp() as at')

  const done = async (): Promise<number> =>
    (await Promise.all(realms.map((realmId) => store.counts(realmId)))).reduce(
      (sum, counts) => sum + (counts['commands.done'] ?? 0),
      0,
    )
  while ((await done()) < all.length) await pause(20)

  // What the killed one had in hand is done by another, nothing else twice.
  const twice = await query(
    `select realm_id, key from ${schema}.witness group by realm_id, key having count(*) > 1
     except select realm_id, key from ${schema}.witness where node = 'one'`,
  )
  expect(twice).toEqual([])
  const redone = await query(`select 1 from ${schema}.witness group by realm_id, key having count(*) > 1`)
  expect(redone.length).toBeGreaterThan(0)
  expect(redone.length).toBeLessThanOrEqual(6)
  const nodes = await query(`select distinct node from ${schema}.witness order by node`)
  expect(nodes).toEqual([{ node: 'one' }, { node: 'three' }, { node: 'two' }])
  // At each start, how many of the realm ran: begun, and neither ended nor of a process that was dead by then.
  const [most] = await query(
    `select max(running)::int as running from (
       select (select count(*) from ${schema}.witness o
               where o.realm_id = w.realm_id and o.started_at <= w.started_at
                 and coalesce(o.ended_at, $1) > w.started_at) as running
       from ${schema}.witness w
     ) at_starts`,
    [killed[0]?.at],
  )
  expect(most?.running).toBeLessThanOrEqual(4)
  expect(most?.running).toBeGreaterThan(2)
  const outOfOrder = await query(
    `select a.key from ${schema}.witness a join ${schema}.witness b
       on a.realm_id = b.realm_id and a.key::int % 20 = b.key::int % 20 and a.key::int < b.key::int
     where a.ended_at > b.started_at`,
  )
  expect(outOfOrder).toEqual([])
})
