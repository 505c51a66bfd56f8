import { createSealer } from '@leadbooks/qbo'
import { sealedStore } from '@leadbooks/runtime'
import { storeContract } from '@leadbooks/runtime/testing'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { command, saveLead } from './rows.ts'
import { emptySchema, endAll, freshSchema, node, pool } from './scene.ts'

describe('a sealed store on Postgres', () => {
  const schema = freshSchema()
  const [inner, other] = [node(schema), node(schema)]
  const clients = pool(2)
  const key = crypto.getRandomValues(new Uint8Array(32))
  const sealed = (): ReturnType<typeof sealedStore> => sealedStore(inner, createSealer(key))
  beforeEach(async () => {
    await inner.ready()
    await emptySchema(schema)
  })
  afterAll(endAll)

  it.each([...storeContract])('$name', ({ run }) => run(sealed()))

  it('becomes true inside the app’s transaction, or not at all, its keys included', async () => {
    const store = sealed()
    const client = await clients.connect()
    for (const end of ['rollback', 'commit'] as const) {
      await client.query('begin')
      const within = store.within?.(client)
      expect(await within?.commit([saveLead('l', 0), command('k', { leadId: 'l' })])).toEqual({ ok: true })
      expect((await within?.readLead('1', 'l'))?.stage).toBe('received')
      await client.query(end)
      expect((await store.readLead('1', 'l'))?.stage).toBe(end === 'commit' ? 'received' : undefined)
    }
    client.release(true)
    expect((await inner.listRegister('1', 'data-key', 9)).map(({ id }) => id)).toEqual(['lead/l'])
  })

  it('has two nodes that write about one lead at once agree on its key', async () => {
    const seal = createSealer(key)
    const stores = [sealedStore(inner, seal), sealedStore(other, seal)]
    await Promise.all(
      stores.flatMap((store, index) =>
        [1, 2, 3].map((turn) => store.commit([command(`${index}/${turn}`, { leadId: 'l' })])),
      ),
    )
    const commands = await sealed().listCommands('1', { leadId: 'l', limit: 9 })
    expect(commands.map(({ command: said }) => said)).toEqual(
      commands.map(({ key: name }) => ({ type: 'estimate.send', key: name, estimateId: '1', to: 'mike@example.com' })),
    )
    expect(commands).toHaveLength(6)
  })

  it('wakes when another node has left work', async () => {
    let wake: () => void = () => undefined
    const woken = new Promise<void>((resolve) => {
      wake = resolve
    })
    const deaf = sealed().onWork?.(() => wake())
    const leave = setInterval(
      () => void sealedStore(other, createSealer(key)).commit([command(crypto.randomUUID())]),
      50,
    )
    await woken
    clearInterval(leave)
    deaf?.()
  })
})
