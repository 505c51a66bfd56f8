import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { readTable } from '../../scripts/generate/main.ts'

const packageFolder = fileURLToPath(new URL('../../', import.meta.url))

const filesIn = (folder: string): Map<string, string> =>
  new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]))

test('the generated modules are what the script writes from its table', () => {
  // Inside the package, so that the formatter's settings are found.
  const out = mkdtempSync(join(packageFolder, 'reports-generated-'))
  onTestFinished(() => rmSync(out, { recursive: true }))
  execFileSync(process.execPath, [join(packageFolder, 'scripts/generate/main.ts'), out], {
    cwd: packageFolder,
    stdio: 'pipe',
  })
  for (const folder of ['entities/generated', 'input/generated']) {
    expect(filesIn(join(out, folder))).toEqual(filesIn(join(packageFolder, 'src', folder)))
  }
})

test('every entity of the table has its module', () => {
  const entities = Object.keys(readTable().entities)
  expect(entities).toHaveLength(33)
  const modules = readdirSync(join(packageFolder, 'src/entities/generated'))
  expect(modules.filter((file) => !['index.ts', 'nested.ts', 'entities.ts'].includes(file))).toHaveLength(33)
})
