import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { readCalls } from './training/calls.ts'
import { cross } from './training/cross.ts'
import { writeTables } from './training/tables.ts'

const reference = process.env.LEADBOOKS_REFERENCE
if (reference === undefined) {
  console.error('Set LEADBOOKS_REFERENCE to the folder that holds calls/dev.jsonl.')
  process.exit(1)
}
const core = join(import.meta.dirname, '../../packages/core')
const calls = readCalls(reference)
console.log(`${calls.length} calls of ${new Set(calls.map(({ writer }) => writer)).size} writers`)
const [mode, ...named] = process.argv.slice(2)
if (mode === '--cross') {
  // Those whose calls nobody who wrote phrases had read.
  const unread = [...new Set(calls.map(({ writer }) => writer))].filter((writer) => /^batch-9$|^calls-/.test(writer))
  await cross(
    (named.length > 0 ? named : unread).map((writer) => [writer]),
    calls,
    core,
  )
} else {
  for (const { title, source, weights } of writeTables(calls, join(core, 'src', 'mapping')))
    console.log(`${title}: ${weights} weights, ${source.length} characters, ${gzipSync(source).length} gzipped`)
}
