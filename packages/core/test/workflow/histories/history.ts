import type { Command, LeadEvent, TriggerPolicy } from '../../../src/workflow/index.ts'

/** One lead's life as a released version lived it: every event, and the commands that followed each. */
export interface History {
  name: string
  /** Place of its policy in the list of the file. */
  policy: number
  steps: { event: LeadEvent; commands: Command[] }[]
}

/** The first line of a file; a history follows on each further line. */
export interface HistoriesHeader {
  format: 1
  /** Version of @leadbooks/core that lived them. */
  version: string
  /** The policies as they were then, whole. */
  policies: TriggerPolicy[]
}
