import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Core, linesOf, noScores, type Starter, score } from '../score.ts'
import type { WrittenCall } from './calls.ts'
import { writeTables } from './tables.ts'

/** The core's sources with weights that were learned without some writers. */
const coreWithout = async (
  writers: readonly string[],
  calls: readonly WrittenCall[],
  core: string,
): Promise<Core & Starter> => {
  const copy = join(core, 'dist', `without-${writers.join('-')}`)
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy, { recursive: true })
  cpSync(join(core, 'src'), copy, { recursive: true })
  try {
    writeTables(
      calls.filter(({ writer }) => !writers.includes(writer)),
      join(copy, 'mapping'),
    )
    // Modules of the shapes that those they are copied from have.
    const [ours, starter] = (await Promise.all([
      import(join(copy, 'mapping', 'index.ts')),
      import(join(copy, 'mapping', 'starter.ts')),
    ])) as [Core, Starter]
    return { ...ours, ...starter }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Scores each writer's calls by weights that were learned from all others', and prints it. */
export const cross = async (
  tested: readonly (readonly string[])[],
  calls: readonly WrittenCall[],
  core: string,
): Promise<void> => {
  const all = noScores()
  for (const writers of tested) {
    const without = await coreWithout(writers, calls, core)
    const own = calls.filter(({ writer }) => writers.includes(writer))
    for (const line of linesOf(writers.join(', '), score(without, without, own))) console.log(line)
    score(without, without, own, all)
  }
  for (const line of linesOf('all', all)) console.log(line)
}
