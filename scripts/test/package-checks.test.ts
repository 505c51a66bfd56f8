import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { readReport } from '../checks/report.ts'

const program = fileURLToPath(new URL('../package-checks/main.ts', import.meta.url))
const root = mkdtempSync(join(tmpdir(), 'leadbooks-package-'))

const manifest = {
  name: 'a-package',
  version: '1.0.0',
  license: 'MIT',
  type: 'module',
  files: ['dist'],
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  dependencies: { zod: '4.6.7' },
}

const files = {
  'dist/index.js': `import 'zod'\nexport const one = 1\n`,
  'dist/index.d.ts': `export declare const one: number\n`,
}

/** The names of the checks that a package with these changes fails. */
const failures = (changes: { manifest?: object; files?: Record<string, string> }): string[] | undefined => {
  const folder = mkdtempSync(join(root, 'package-'))
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, ...changes.manifest }))
  for (const [path, text] of Object.entries({ ...files, ...changes.files })) writeFileSync(join(folder, path), text)
  const { status } = spawnSync(process.execPath, [program], { cwd: folder })
  const report = readReport(folder, 'package')
  expect(status).toBe(report?.failed === 0 ? 0 : 1)
  return report?.failures.map((name) => name.split(' ')[0] ?? '')
}

afterAll(() => rmSync(root, { recursive: true }))

describe('package checks', { timeout: 60_000 }, () => {
  it('accept a package whose manifest, files and imports agree', () => {
    expect(failures({})).toEqual([])
  })

  it('refuse an export that leads nowhere', () => {
    const exports = { '.': { types: './dist/index.d.ts', default: './dist/main.js' } }
    expect(failures({ manifest: { exports } })).toContain('publint')
  })

  it("refuse types that a user's compiler cannot follow", () => {
    const files = {
      'dist/index.d.ts': `export * from './one'\n`,
      'dist/one.d.ts': `export declare const one: number\n`,
    }
    expect(failures({ files })).toEqual(['attw'])
  })

  it('refuse an import, even of a type, that users would not have', () => {
    const files = {
      'dist/index.d.ts': `import type { JsonObject } from 'type-fest'\nexport declare const one: JsonObject\n`,
    }
    expect(failures({ files })).toEqual(['imports'])
    expect(failures({ files, manifest: { peerDependencies: { 'type-fest': '^6.0.0' } } })).toEqual([])
  })
})
