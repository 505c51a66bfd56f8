import { rmSync } from 'node:fs'
import { storeContract } from '@leadbooks/runtime/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle, prepare, start, type Workerd } from './workerd.ts'

let folder = ''
let workerd: Workerd

beforeAll(async () => {
  folder = prepare(await bundle(), { QUICKBOOKS_URL: 'http://127.0.0.1:1', SECRETS: '{}' })
  workerd = await start(folder)
}, 60_000)
afterAll(async () => {
  await workerd.kill()
  rmSync(folder, { recursive: true })
})

describe('the Durable Object store, in workerd', () => {
  it.each([...storeContract])('$name', async ({ name }) => {
    const response = await fetch(`${workerd.url}/case/${encodeURIComponent(name)}`)
    expect(await response.text()).toBe('kept')
  })
})
