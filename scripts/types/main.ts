// Type-checks the package it is started in, and that package's tests where they have a configuration of their own.
//
// TypeScript 7, the native compiler, takes a third of the time; TypeScript 6 writes the published declarations and
// checks the docs' examples, so that both have seen every public type.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const compiler = fileURLToPath(import.meta.resolve('typescript-7/package.json')).replace(/package\.json$/, 'bin/tsc')

for (const project of ['.', 'test']) {
  if (!existsSync(`${project}/tsconfig.json`)) continue
  const { status } = spawnSync(process.execPath, [compiler, '-p', project], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
