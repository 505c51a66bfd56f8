import { ExampleError } from './expectation.ts'

/** What one example came to; `line` is within the example, from 0, where it is known. */
export interface Outcome {
  path: string
  error?: { message: string; line?: number }
}

const outcomeOf = async (path: string): Promise<Outcome> => {
  try {
    await import(path)
    return { path }
  } catch (error) {
    if (error instanceof ExampleError) return { path, error: { message: error.message, line: error.line } }
    return { path, error: { message: error instanceof Error ? (error.stack ?? error.message) : String(error) } }
  }
}

// A program of its own: runs the modules named as arguments one after the other, and tells its parent of each.
for (const path of process.argv.slice(2)) {
  const outcome = await outcomeOf(path)
  await new Promise((resolve) => process.send?.(outcome, resolve))
}
process.exit()
