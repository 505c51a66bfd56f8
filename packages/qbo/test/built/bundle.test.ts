import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const bundled = async (contents: string): Promise<number> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    write: false,
  })
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array()).length
}

// Measured: 17.4 kB, 1.4 kB and 0.4 kB. A budget that is passed is a decision, not an accident.
test.each([
  [
    'customers and estimates',
    18_500,
    `import { createQuickBooks } from '../../src/index.ts'
     export const books = (accessToken: string) => {
       const qbo = createQuickBooks({ realmId: '1', environment: 'production', auth: { accessToken } })
       return { customers: qbo.customers, estimates: qbo.estimates }
     }`,
  ],
  ['webhooks', 1_600, `export { parseWebhook, verifyWebhook } from '../../src/index.ts'`],
  ['links', 450, `export { quickbooksUrl } from '../../src/index.ts'`],
])('an app with %s keeps within %d bytes, minified and gzipped', async (_, budget, contents) => {
  expect(await bundled(contents)).toBeLessThanOrEqual(budget)
})
