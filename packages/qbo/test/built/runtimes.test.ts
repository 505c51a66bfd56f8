import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { customerReply, faultReply } from '../company.ts'
import { type Answer, type Received, serve } from '../server.ts'

const packageFolder = fileURLToPath(new URL('../../', import.meta.url))
const smoke = fileURLToPath(new URL('smoke.js', import.meta.url))
let built = ''

beforeAll(() => {
  built = mkdtempSync(join(packageFolder, 'reports-built-'))
  const tsup = createRequire(join(packageFolder, '../../package.json')).resolve('tsup/package.json')
  execFileSync(process.execPath, [join(tsup, '../dist/cli-default.js'), '--no-dts', '--out-dir', built], {
    cwd: packageFolder,
    stdio: 'pipe',
  })
  writeFileSync(join(built, 'package.json'), '{ "type": "module" }')
}, 120_000)

afterAll(() => rmSync(built, { recursive: true, force: true }))

const bytes = [0, 255, 128, 10, 13]

/** Plays Intuit: one refresh, one failure on the way, a customer, a PDF, a fault. */
const intuit = () => {
  let failures = 0
  return ({ method, path, body, headers }: Received): Answer => {
    if (path.endsWith('/tokens')) return { json: { access_token: 'a2', refresh_token: 'r2', expires_in: 3600 } }
    if (headers.authorization !== 'Bearer a2') return { status: 401, text: '' }
    if (path.endsWith('/pdf')) return { bytes: Uint8Array.from(bytes), headers: { 'content-type': 'application/pdf' } }
    if (path.endsWith('/404')) return faultReply('610')
    if (path.endsWith('/query')) {
      const { Customer } = customerReply({ DisplayName: "Flannery O'Connor" }).json as { Customer: object }
      return { json: { QueryResponse: { Customer: [Customer] }, time: 't' } }
    }
    if (path.endsWith('/batch')) {
      const [item] = JSON.parse(body).BatchItemRequest
      return { json: { BatchItemResponse: [{ ...customerReply().json, bId: item.bId }], time: 't' } }
    }
    failures += 1
    return method === 'POST' && failures === 1 ? { status: 503, text: '' } : customerReply()
  }
}

const expected = {
  created: '60',
  found: "Flannery O'Connor",
  batched: true,
  pdf: bytes,
  fault: [true, 'ObjectNotFoundError'],
  verified: true,
}

describe('the built package', () => {
  test('runs in workerd', async () => {
    const server = await serve(intuit())
    const worker = `
      import * as qbo from './index.js'
      import { smoke } from './smoke.js'
      export default { fetch: async (request) => Response.json(await smoke(qbo, new URL(request.url).searchParams.get('intuit'))) }`
    const files = readdirSync(built).filter((file) => file.endsWith('.js') && file !== 'intuit-oauth.js')
    const miniflare = new Miniflare({
      compatibilityDate: '2026-01-01',
      modulesRoot: built,
      modules: [
        { type: 'ESModule', path: join(built, 'worker.js'), contents: worker },
        { type: 'ESModule', path: join(built, 'smoke.js'), contents: readFileSync(smoke, 'utf8') },
        ...files.map((file) => ({ type: 'ESModule' as const, path: join(built, file) })),
      ],
    })
    onTestFinished(() => miniflare.dispose())
    const reply = await miniflare.dispatchFetch(`http://worker.example/?intuit=${encodeURIComponent(server.url)}`)
    expect(await reply.json()).toEqual(expected)
  }, 60_000)

  // Other versions of Node are named in the environment: `QBO_NODES=/path/to/node22,/path/to/node26`.
  const nodes = [process.execPath, ...(process.env.QBO_NODES?.split(',') ?? [])]

  test.each(nodes)('runs on %s', async (node) => {
    const server = await serve(intuit())
    const script = `
      import * as qbo from '${new URL(`file://${built}/index.js`).href}'
      import { smoke } from '${new URL(`file://${smoke}`).href}'
      console.log(JSON.stringify(await smoke(qbo, '${server.url}')))`
    // Not synchronously: the server is in this process.
    const { stdout } = await promisify(execFile)(node, ['--input-type=module', '--eval', script])
    expect(JSON.parse(stdout)).toEqual(expected)
  })

  test('imports nothing at run time', () => {
    for (const file of readdirSync(built).filter((name) => name.endsWith('.js') && name !== 'intuit-oauth.js')) {
      const imported = [
        ...readFileSync(join(built, file), 'utf8').matchAll(/^(?:import|export)\b[^'"]*['"]([^'"]+)['"]/gm),
      ]
      expect(imported.map(([, name]) => name).filter((name) => !name?.startsWith('./'))).toEqual([])
    }
  })
})
