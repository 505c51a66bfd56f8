// One node in a process of its own: told to go, it claims, works a little, settles, until it is ended.
// One that `KEEPS` never finishes what it has begun. After its first claims it waits for the other two, so that none of them finds all work done.
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { postgresStore } from '@leadbooks/runtime/stores/postgres'
import { Pool } from 'pg'

const {
  CONNECTION_STRING: connectionString = '',
  SCHEMA: schema = '',
  NODE_NAME: name = '',
  KEEPS: keeps,
} = process.env

const pool = new Pool({ connectionString })
const store = postgresStore({ pool, schema })
await store.ready()
process.stdout.write('ready\n')
await once(process.stdin, 'data')

const work = async (realmId: string, key: string, token: string): Promise<void> => {
  await pool.query(`insert into ${schema}.witness (node, realm_id, key, token) values ($1, $2, $3, $4)`, [
    name,
    realmId,
    key,
    token,
  ])
  await (keeps === undefined ? pause(15) : new Promise(() => undefined))
  await pool.query(`update ${schema}.witness set ended_at = clock_timestamp() where token = $1`, [token])
  await store.commit([{ op: 'command.settle', realmId, key, token, status: 'done', attempts: 1 }])
}

const allHaveBegun = async (): Promise<boolean> => {
  const { rows } = await pool.query(`select count(distinct node)::int as nodes from ${schema}.witness`)
  return rows[0].nodes === 3
}

for (let isFirst = true; ; ) {
  const now = new Date().toISOString()
  const claimed = await store.claimCommands({ now, limit: 6, leaseMs: 10_000, perRealm: 4 })
  await Promise.all(claimed.map(({ realmId, key, leaseToken = '' }) => work(realmId, key, leaseToken)))
  if (claimed.length === 0) await pause(20)
  else if (isFirst) {
    while (!(await allHaveBegun())) await pause(5)
    isFirst = false
  }
}
