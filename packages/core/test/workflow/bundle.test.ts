import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const bundled = async (entry: string) => {
  const { outputFiles, metafile } = await build({
    entryPoints: [new URL(`../../src/workflow/${entry}`, import.meta.url).pathname],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    metafile: true,
    write: false,
  })
  return {
    libraries: Object.keys(metafile.inputs).filter((path) => path.includes('node_modules')),
    gzippedBytes: gzipSync(outputFiles[0]?.contents ?? new Uint8Array()).length,
  }
}

// Measured: 32.7 and 2.3 kB; the bench's page has the parts. A budget that is passed is a decision, not an accident.
test.each([
  ['the machine alone', 'machine.ts', 33_000],
  ['the default triggers', 'policy/default-triggers.ts', 2_350],
])('%s (%s) keeps within %i bytes, minified and gzipped, and brings no library along', async (_, entry, bytes) => {
  const { libraries, gzippedBytes } = await bundled(entry)
  expect(libraries).toEqual([])
  expect(gzippedBytes).toBeLessThanOrEqual(bytes)
})
