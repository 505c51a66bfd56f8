import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const entryPoint = new URL('../../src/workflow/machine.ts', import.meta.url).pathname

// Measured: 30.3 kB, by part in the bench's page. A budget that is passed is a decision, not an accident.
test('the machine alone keeps within 30.9 kB, minified and gzipped, and brings no library along', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [entryPoint],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    metafile: true,
    write: false,
  })
  expect(Object.keys(metafile.inputs).filter((path) => path.includes('node_modules'))).toEqual([])
  expect(gzipSync(outputFiles[0]?.contents ?? new Uint8Array()).length).toBeLessThanOrEqual(30_900)
})
