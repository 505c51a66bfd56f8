import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { customerReply } from '../company.ts'
import { type Answer, type Received, serve } from '../server.ts'

const processes = 8
const calls = 50

/** Gives a new pair for each refresh token that is the latest, and takes none twice. */
const strictlyRotating = () => {
  let latest = 0
  let refused = 0
  const answer = (received: Received): Answer => {
    if (!received.path.endsWith('/tokens')) {
      const good = latest > 0 && received.headers.authorization === `Bearer a${latest}`
      return good
        ? customerReply()
        : { status: 401, json: { fault: { error: [{ code: '3200' }], type: 'AUTHENTICATION' } } }
    }
    const token = new URLSearchParams(received.body).get('refresh_token')
    if (token !== `r${latest}`) {
      refused += 1
      return { status: 400, json: { error: 'invalid_grant' } }
    }
    latest += 1
    return { json: { access_token: `a${latest}`, refresh_token: `r${latest}`, expires_in: 3600 } }
  }
  return { answer, refreshes: () => latest, refusals: () => refused }
}

const nextMessage = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`a process ended with ${code}`)))
  })

test('eight processes with fifty calls each on an expired token make one refresh', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tokens-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'tokens.sqlite')
  const database = new DatabaseSync(file)
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE tokens (realm TEXT PRIMARY KEY, version INTEGER, json TEXT)')
  const tokens = {
    accessToken: 'a0',
    accessTokenExpiresAt: '2026-01-01T00:00:00Z',
    refreshToken: 'r0',
    refreshTokenExpiresAt: '2099-01-01T00:00:00Z',
  }
  const first = JSON.stringify({ version: 1, tokens })
  database.prepare('INSERT INTO tokens VALUES (?, 1, ?)').run('9341457021722202', first)
  database.close()

  const intuit = strictlyRotating()
  const server = await serve(intuit.answer)
  const script = fileURLToPath(new URL('token-process.ts', import.meta.url))
  const children = Array.from({ length: processes }, () =>
    fork(script, [file, server.url, String(calls)], { execArgv: ['--conditions=@leadbooks/source', '--no-warnings'] }),
  )
  onTestFinished(() => children.forEach((child) => void child.kill()))
  await Promise.all(children.map(nextMessage))
  const reports = children.map(nextMessage)
  for (const child of children) child.send('go')
  for (const report of await Promise.all(reports)) expect(report).toEqual({ done: calls, failed: [] })
  expect([intuit.refreshes(), intuit.refusals()]).toEqual([1, 0])
}, 60_000)
