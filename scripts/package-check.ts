import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeReport } from './checks/report.ts'
import { failed, passed, sum, type Tally } from './checks/tally.ts'

/**
 * Checks the package in the working folder as npm would get it: the packed tarball, not the sources.
 *
 * publint reads the manifest against the files; attw resolves every export's types as users' compilers do.
 */
const checkTarball = (tarball: string): Tally => {
  const checks: [name: string, command: string[]][] = [
    ['publint', ['publint', 'run', tarball, '--strict']],
    ['attw', ['attw', tarball, '--profile', 'esm-only']],
  ]
  return sum(
    checks.map(([name, [program = '', ...args]]) => {
      const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
      if (status === 0) return passed()
      console.error(`${stdout}${stderr}`)
      return failed(name)
    }),
  )
}

const pack = (folder: string): string => {
  const { status, stderr } = spawnSync('pnpm', ['pack', '--pack-destination', folder], { encoding: 'utf8' })
  const [tarball] = readdirSync(folder)
  if (status !== 0 || tarball === undefined) throw new Error(`pnpm pack failed: ${stderr}`)
  return join(folder, tarball)
}

const folder = mkdtempSync(join(tmpdir(), 'leadbooks-pack-'))
try {
  const tally = checkTarball(pack(folder))
  writeReport(process.cwd(), 'package', tally)
  process.exitCode = tally.failed > 0 ? 1 : 0
} finally {
  rmSync(folder, { recursive: true })
}
