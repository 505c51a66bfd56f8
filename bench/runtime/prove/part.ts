/** What one part of the proof did and found. */
export interface Part {
  title: string
  /** What was done, in one line. */
  done: string
  /** Empty when all was as it must be. */
  problems: string[]
  /** Tables and lists in Markdown. */
  details: string[]
  seconds: number
}

/** Runs one part and says how long it took; what it throws is a problem of its own. */
export const timed = async (title: string, run: () => Promise<Omit<Part, 'title' | 'seconds'>>): Promise<Part> => {
  const started = performance.now()
  const seconds = (): number => Math.round((performance.now() - started) / 100) / 10
  process.stdout.write(`${title} …\n`)
  try {
    const part = { title, ...(await run()), seconds: seconds() }
    process.stdout.write(`  ${part.done}, ${part.problems.length} problems, ${part.seconds} s\n`)
    return part
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stdout.write(`  ${problem}\n`)
    return { title, done: 'broken off', problems: [problem], details: [], seconds: seconds() }
  }
}
