import type { ImportProgress } from './import.ts'

const width = 24

/**
 * Shows an import as a bar in a terminal, one line that is written over: pass it as `onProgress`.
 *
 * @param stream - `process.stderr`, for one; nothing is written over where it is no terminal
 * @example
 * import { importBar } from '@leadbooks/runtime'
 *
 * const lines: string[] = []
 * const bar = importBar({ write: (line) => lines.push(line) })
 * bar({ realmId: '1', phase: 'customers', rows: 500, step: 1, steps: 8 })
 * lines[0] // => '[###                     ] 1/8 customers: 500\n'
 */
export const importBar = (stream: {
  write(text: string): unknown
  isTTY?: boolean
}): ((progress: ImportProgress) => void) => {
  let longest = 0
  return ({ phase, rows, step, steps }) => {
    const filled = Math.round((step / steps) * width)
    const line = `[${'#'.repeat(filled).padEnd(width)}] ${step}/${steps} ${phase}: ${rows}`
    if (stream.isTTY !== true) return void stream.write(`${line}\n`)
    longest = Math.max(longest, line.length)
    stream.write(`\r${line.padEnd(longest)}${step === steps ? '\n' : ''}`)
  }
}
