import { costPerThousand, f1, type Grades, grade, precision, recall, recallWithReview } from './grades.ts'
import { accuracyRivals, leadbooks } from './rivals.ts'
import { generated, type LabelledSet, publicSet, publicSets } from './sets.ts'

const percent = (share: number): string => (Number.isFinite(share) ? (100 * share).toFixed(2) : '–')

const row = (name: string, grades: Grades): string[] => [
  name,
  String(grades.leads),
  percent(precision(grades)),
  percent(recall(grades)),
  percent(f1(grades)),
  percent(recallWithReview(grades)),
  percent(grades.falseMatches / grades.leads),
  percent(grades.reviewed / grades.leads),
  percent(grades.missed / grades.leads),
  costPerThousand(grades).toFixed(0),
]

const heads =
  'matcher|leads|precision %|recall %|F1 %|recall incl. review %|false matches %|reviews %|missed %|cost per 1,000'.split(
    '|',
  )

/** Rows as a Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const compare = (sets: readonly LabelledSet[]): Grades | undefined => {
  let own: Grades | undefined
  const rows = accuracyRivals.map(({ name, build, leads }) => {
    let grades: Grades | undefined
    for (const set of sets) {
      const asked = leads === undefined ? set : { ...set, leads: set.leads.slice(0, leads(set.customers.length)) }
      grades = grade(build(set.customers), asked, grades)
    }
    own ??= grades
    return grades === undefined ? [name] : row(name, grades)
  })
  console.log(`${table(heads, rows)}\n`)
  return own
}

/** Scenarios in which nobody on the list calls although much agrees. */
const lookAlikes = [
  'N_recycled_phone',
  'N_household_other',
  'N_junior',
  'N_sibling',
  'N_shared_office',
  'N_same_full_name',
]

/** Prints how every matcher does on generated lists of a size, all seeds counted together, and on the look-alikes. */
export const reportGenerated = async (customers: number, leads: number, seeds: readonly number[]): Promise<void> => {
  console.log(`## ${customers} generated customers, ${seeds.length} × ${leads} leads (seeds ${seeds.join(', ')})\n`)
  const sets: LabelledSet[] = []
  for (const seed of seeds) sets.push(await generated({ customers, leads, seed }))
  const own = compare(sets)
  console.log(`${lookAlikeTable(own)}\n`)
}

const lookAlikeTable = (grades: Grades | undefined): string => {
  const rows = lookAlikes.map((name) => {
    const { leads: count = 0, falseMatches = 0 } = grades?.byScenario.get(name) ?? {}
    return [name, String(count), String(falseMatches)]
  })
  return table(['look-alikes, @leadbooks/core', 'leads', 'false matches'], rows)
}

/** Prints how many are matched of callers who are all look-alikes: what is too rare to be seen among others. */
export const reportLookAlikes = async (customers: number, leads: number, seeds: readonly number[]): Promise<void> => {
  console.log(
    `## ${customers} generated customers, ${seeds.length} × ${leads} look-alikes (seeds ${seeds.join(', ')})\n`,
  )
  let grades: Grades | undefined
  for (const seed of seeds) {
    const set = await generated({ customers, leads, seed, scenarios: lookAlikes })
    grades = grade(leadbooks.build(set.customers), set, grades)
  }
  console.log(`${lookAlikeTable(grades)}\n`)
}

/** Prints how every matcher does on the public sets. */
export const reportPublic = (): void => {
  for (const name of publicSets) {
    console.log(`## ${name}\n`)
    compare([publicSet(name)])
  }
}
