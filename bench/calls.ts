import { join } from 'node:path'
import * as core from '@leadbooks/core'
import * as starter from '@leadbooks/core/starter'
import { linesOf, score } from './labelled-calls/score.ts'
import { rowsOf } from './labelled-calls/training/calls.ts'

const reference = process.env.LEADBOOKS_REFERENCE
if (reference === undefined) {
  console.error('Set LEADBOOKS_REFERENCE to the folder that holds calls/dev.jsonl.')
  process.exit(1)
}
const calls = rowsOf(process.argv[2] ?? join(reference, 'calls', 'dev.jsonl'))
const half = Math.ceil(calls.length / 2)
for (const [title, some] of [
  ['first half', calls.slice(0, half)],
  ['second half', calls.slice(half)],
  ['all', calls],
] as const)
  for (const line of linesOf(title, score(core, starter, some))) console.log(line)
