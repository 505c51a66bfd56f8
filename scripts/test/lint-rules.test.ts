import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lintRules } from './lint-rules.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The linter's own report, as far as it is read here. */
interface BiomeReport {
  diagnostics: { message: string; location: { path: string } }[]
}

/** A copy of the repository's linter settings and manifests around the files to judge. */
const layOut = (folder: string): void => {
  const settings = [
    'biome.json',
    '.gitignore',
    ...globSync('{scripts/lint/*.grit,packages/*/package.json}', { cwd: root }),
  ]
  for (const path of settings) cpSync(join(root, path), join(folder, path))
  for (const { refused, accepted } of lintRules) {
    for (const [path, code] of Object.entries({ ...refused, ...accepted })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), code)
    }
  }
}

describe('linter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leadbooks-lint-'))
  const complaints = new Map<string, string[]>()

  beforeAll(() => {
    layOut(folder)
    const biome = join(root, 'node_modules/.bin/biome')
    const { stdout } = spawnSync(biome, ['lint', '--reporter=json', '--max-diagnostics=none'], {
      cwd: folder,
      encoding: 'utf8',
    })
    const report: BiomeReport = JSON.parse(stdout)
    for (const { message, location } of report.diagnostics) {
      complaints.set(location.path, [...(complaints.get(location.path) ?? []), message])
    }
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(lintRules)('refuses what breaks the rule and accepts its twin: $promise', ({ says, refused, accepted }) => {
    for (const path of Object.keys(refused)) {
      expect(complaints.get(path)?.join('\n') ?? `nothing said of ${path}`).toContain(says)
    }
    for (const path of Object.keys(accepted)) expect({ path, complaints: complaints.get(path) }).toEqual({ path })
  })
})
