import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Intent, Urgency } from '@leadbooks/core'

/** One labelled call, as the calls folder of the reference data has them. */
export interface LabelledCall {
  readonly id: string
  readonly text: string
  readonly at: string
  readonly phone: string
  readonly labels: {
    readonly urgency: Urgency
    readonly intents: readonly Intent[]
    readonly items: readonly string[]
    readonly negated: boolean
    readonly afterHours: boolean
  }
}

/** A call and who wrote it: files named alike but for their number may be one writer's, `batch-` files never are. */
export interface WrittenCall extends LabelledCall {
  readonly writer: string
}

/** Reads a file of labelled calls. */
export const rowsOf = (file: string): LabelledCall[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map((row): LabelledCall => JSON.parse(row))

/** Reads all calls there are: those beside this folder, and the development calls of the reference data. */
export const readCalls = (reference: string): WrittenCall[] => {
  const folder = join(import.meta.dirname, '..')
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(folder, name))
  return [join(reference, 'calls', 'dev.jsonl'), ...files].flatMap((file) =>
    rowsOf(file).map((call) => ({ ...call, writer: basename(file, '.jsonl') })),
  )
}
