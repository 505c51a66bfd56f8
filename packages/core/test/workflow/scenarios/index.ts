import { answers } from './answers.ts'
import { business } from './business.ts'
import { calls } from './calls.ts'
import { money } from './money.ts'
import type { Scenario } from './scenario.ts'

/** Every story that is told of a lead. */
export const scenarios: Scenario[] = [...calls, ...answers, ...money, ...business]
