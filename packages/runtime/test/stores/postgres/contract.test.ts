import { storeContract } from '@leadbooks/runtime/testing'
import { afterAll, describe, it } from 'vitest'
import { emptySchema, endAll, freshSchema, node } from './scene.ts'

describe('the Postgres store', () => {
  const schema = freshSchema()
  const store = node(schema)
  afterAll(endAll)

  it.each([...storeContract])('$name', async ({ run }) => {
    await store.ready()
    await emptySchema(schema)
    await run(store)
  })
})
