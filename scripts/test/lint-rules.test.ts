import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lintRules, manifests } from './lint-rules.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The linter's own report, as far as it is read here. */
interface BiomeReport {
  diagnostics: { message: string; location: { path: string } }[]
}

/** The repository's own linter settings around the files to judge. */
const layOut = (folder: string): void => {
  for (const path of ['biome.json', '.gitignore', 'scripts/lint']) {
    cpSync(join(root, path), join(folder, path), { recursive: true })
  }
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const [room, manifest] of Object.entries(manifests)) {
    write(`packages/${room}/package.json`, JSON.stringify({ name: `@leadbooks/${room}`, ...manifest }))
  }
  for (const { refused, accepted } of lintRules) {
    for (const [path, code] of Object.entries({ ...refused, ...accepted })) write(path, code)
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
