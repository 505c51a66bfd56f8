// Checks the package in the working folder as npm would get it: the packed tarball, not the sources.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeReport } from '../checks/report.ts'
import { failed, passed, sum, type Tally } from '../checks/tally.ts'
import { undeclaredImports } from './imports.ts'

/** Runs a program; what it says is printed where it complains. */
const check = (name: string, program: string, ...args: string[]): Tally => {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (status === 0) return passed()
  console.error(`${name}:\n${stdout}${stderr}`)
  return failed(name)
}

const checkImports = (): Tally => {
  const complaints = undeclaredImports(process.cwd())
  for (const complaint of complaints) console.error(`imports: ${complaint}`)
  return complaints.length === 0 ? passed() : failed('imports')
}

const pack = (folder: string): string => {
  const { error, status, stderr } = spawnSync('pnpm', ['pack', '--pack-destination', folder], { encoding: 'utf8' })
  const [tarball] = readdirSync(folder)
  if (status !== 0 || tarball === undefined) throw new Error(`pnpm pack failed: ${error?.message ?? stderr}`)
  return join(folder, tarball)
}

const folder = mkdtempSync(join(tmpdir(), 'leadbooks-pack-'))
try {
  const tarball = pack(folder)
  const tally = sum([
    check('publint (the manifest against the files)', 'publint', 'run', tarball, '--strict'),
    check("attw (every export's types, as users' compilers see them)", 'attw', tarball, '--profile', 'esm-only'),
    checkImports(),
  ])
  writeReport(process.cwd(), 'package', tally)
  process.exitCode = tally.failed > 0 ? 1 : 0
} finally {
  rmSync(folder, { recursive: true })
}
