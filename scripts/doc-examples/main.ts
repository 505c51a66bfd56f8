// Type-checks and runs every example of the pages, docstrings and recipes: node scripts/doc-examples/main.ts [--source] [path …]
// With --source they see the packages' sources, otherwise what is built; paths narrow it down to what lies under them.
import { globSync, readFileSync, rmSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { writeReport } from '../checks/report.ts'
import { type Tally, tallyLine } from '../checks/tally.ts'
import { docstringExamples } from './docstring.ts'
import { type Example, placeOf } from './example.ts'
import { runErrors } from './execute.ts'
import { markdownExamples } from './markdown.ts'
import { typeErrors } from './type-check.ts'

const pages = [
  '*.md',
  '{packages,examples}/*/README.md',
  'bench/README.md',
  'docs/{adapters,guides,decisions}/**/*.md',
  'docs/*.md',
]
const sources = ['packages/*/src/**/*.ts']
const recipe = 'examples/recipes/*.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const docs = join(root, 'docs')
const folder = join(docs, '.doc-examples', String(process.pid))

const examplesOf = (file: string): Example[] => {
  const text = readFileSync(join(root, file), 'utf8')
  if (file.endsWith('.md')) return markdownExamples(file, text)
  return matchesGlob(file, recipe) ? [{ file, line: 1, code: text }] : docstringExamples(file, text)
}

const { values, positionals } = parseArgs({ options: { source: { type: 'boolean' } }, allowPositionals: true })
const fromSource = values.source === true
const wanted = (file: string): boolean => positionals.length === 0 || positionals.some((path) => file.startsWith(path))

const files = globSync([...pages, ...sources, recipe], { cwd: root })
  .filter(wanted)
  .sort()
const byFile = files.map(examplesOf).filter((examples) => examples.length > 0)
const examples = byFile.flat()

const errors = typeErrors(examples, folder, { root, fromSource })
for (const example of examples) {
  if (example.problem !== undefined) errors.set(example, [`${placeOf(example)}: ${example.problem}`])
}

const queue = byFile.entries()
const runQueue = async (): Promise<void> => {
  for (const [index, page] of queue) {
    // An example that does not compile would only repeat itself.
    const runnable = page.filter((example) => example.noRun === undefined && !errors.has(example))
    const failed = await runErrors(runnable, join(folder, String(index)), { fromSource })
    for (const [example, messages] of failed) errors.set(example, messages)
  }
}
// Two pages at a time: most of a page's time is its process starting.
await Promise.all([runQueue(), runQueue()])
rmSync(folder, { recursive: true, force: true })

for (const messages of errors.values()) console.error(`\n${messages.join('\n')}`)
const tally: Tally = {
  passed: examples.length - errors.size,
  failed: errors.size,
  skipped: 0,
  failures: [...errors.keys()].map((example) => placeOf(example)),
}
writeReport(docs, 'examples', tally)
console.log(`\n${tallyLine(tally)}, of ${examples.length} examples in ${byFile.length} files`)
process.exitCode = tally.failed > 0 ? 1 : 0
