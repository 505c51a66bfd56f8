import { fileURLToPath } from 'node:url'
import { removeReports } from './report.ts'
import { runStage } from './stage.ts'
import { sum, tallyLine } from './tally.ts'

/** Turbo's tasks in the order of how soon they tell; each runs whatever became of the ones before. */
const stages = ['lint', 'types', 'build', 'test', 'package', 'examples', 'site']

const root = fileURLToPath(new URL('../..', import.meta.url))
removeReports(root)

const tallies = stages.map((stage, index) => {
  console.log(`\n── ${stage} (${index + 1} of ${stages.length})`)
  const startedAtMs = Date.now()
  const tally = runStage(root, stage)
  console.log(`   ${stage}: ${tallyLine(tally)} in ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`)
  return tally
})

const total = sum(tallies)
if (total.failed > 0) console.log(`\nFailed:\n${total.failures.map((name) => `  ✗ ${name}`).join('\n')}`)
console.log(`\n${tallyLine(total)}`)
process.exitCode = total.failed > 0 ? 1 : 0
