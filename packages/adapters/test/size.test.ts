import { readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'

const src = join(dirname(import.meta.dirname), 'src')
/** Folders that every vendor stands on. */
const shared = new Set(['adapter', 'field-mapping', 'notify', 'presets', 'signature'])
const vendors = readdirSync(src, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !shared.has(entry.name))
  .map(({ name }) => name)

const bundled = (vendor: string, plugins: Parameters<typeof build>[0]['plugins'] = []) =>
  build({
    entryPoints: [join(src, vendor, 'index.ts')],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    minify: true,
    target: 'es2023',
    // What other packages weigh is theirs to watch.
    packages: 'external',
    plugins,
  })

const gzipped = (output: { contents: Uint8Array } | undefined): number =>
  gzipSync(output?.contents ?? '', { level: 9 }).byteLength

describe.each(vendors)('%s', (vendor) => {
  test('takes at most 6 kB beyond what all vendors share', async () => {
    const own = join(src, vendor)
    const { outputFiles } = await bundled(vendor, [
      {
        name: 'own-alone',
        setup: ({ onResolve }) => {
          onResolve({ filter: /.*/ }, ({ path, resolveDir, kind }) =>
            kind === 'entry-point' || join(resolveDir, path).startsWith(own) ? undefined : { path, external: true },
          )
        },
      },
    ])
    expect(gzipped(outputFiles[0])).toBeLessThanOrEqual(6144)
  })

  test('comes without any other vendor', async () => {
    const { metafile } = await bundled(vendor)
    const folders = Object.keys(metafile.inputs)
      .map((input) => relative(src, join(process.cwd(), input)).split('/')[0] ?? '')
      .filter((folder) => folder !== vendor && vendors.includes(folder))
    expect(folders).toEqual([])
  })
})
