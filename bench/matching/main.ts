import { reportGenerated, reportLookAlikes, reportPublic } from './accuracy.ts'
import { reportCrowd, reportFullBlocks } from './crowds.ts'
import { reportPairs } from './pair-accuracy.ts'
import { reportChanges, reportScale } from './scale.ts'
import { reportWorkerStart } from './worker-start.ts'

const seeds = [89, 90, 91, 92, 93, 94, 107, 108, 109, 110]
const parts: Readonly<Record<string, () => Promise<void> | void>> = {
  generated: async () => {
    await reportGenerated(10_000, 4_000, seeds)
    await reportGenerated(100_000, 8_000, seeds.slice(0, 2))
  },
  alike: () => reportLookAlikes(10_000, 8_000, [166, 167, 168, 169, 170, 171]),
  public: () => {
    reportPublic()
    reportPairs()
  },
  scale: async () => {
    for (const customers of [1_000, 10_000, 100_000, 1_000_000]) await reportScale(customers)
    for (const customers of [10_000, 100_000]) await reportChanges(customers)
    reportCrowd(100_000)
    reportFullBlocks(100_000)
  },
  start: () => reportWorkerStart(10_000),
}

const asked = process.argv.slice(2).filter((name) => name !== '--')
for (const [name, run] of Object.entries(parts)) {
  if (asked.length === 0 || asked.includes(name)) await run()
}
