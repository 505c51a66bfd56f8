import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { runInWorkerd } from './workerd.ts'

/** Tests of what Node alone has: servers on sockets, files, code made of text, and libraries written for it. */
const nodeOnly = new Set([
  'field-mapping/mapping-schema.test.ts',
  'nextphone/over-http.test.ts',
  'notify/channels.test.ts',
  'notify/nodemailer.test.ts',
  'signature/vendor-libraries.test.ts',
  'vendors/docs.test.ts',
])

test('workerd runs the suite that Node runs', { timeout: 120_000 }, async () => {
  const files = readdirSync(dirname(import.meta.dirname), { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.test.ts') && !file.startsWith('workerd/') && !file.startsWith('size') && !nodeOnly.has(file),
  )
  const outcomes = await runInWorkerd(files)
  expect(outcomes.filter(({ error }) => error !== undefined)).toEqual([])
  expect(outcomes.length).toBeGreaterThan(600)
})
