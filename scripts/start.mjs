// `npm start`: the demo, on a machine that has Node 20 or newer and npm. Arguments after `--` go to the demo.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { giveUp, install, root, run } from './install.mjs'

install()

console.log('Building the packages …')
const built = await run(['turbo', 'run', 'build', '--filter=./packages/*', '--output-logs=errors-only'], {
  quiet: true,
})
if (built !== 0) giveUp('The packages could not be built; the reason is above.')

// Straight from the package that brings Node 24: with no wrapper between, signals and the exit code are the demo's own.
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
const demo = spawn(node, [join('examples', 'express', 'src', 'demo.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})

// A terminal sends Ctrl-C to the demo as well; from elsewhere only this process hears it.
process.on('SIGINT', () => {
  if (!process.stdin.isTTY) demo.kill('SIGINT')
})
process.on('SIGTERM', () => demo.kill('SIGTERM'))
process.on('SIGHUP', () => demo.kill('SIGHUP'))

// Somebody who stops npm stops its shell with it, and the shell passes nothing on.
const parent = process.ppid
const watch = () => process.ppid === parent || demo.kill('SIGTERM')
if (process.env.npm_lifecycle_event === 'start') setInterval(watch, 500).unref()

demo.on('error', (error) => giveUp(`The demo could not be started: ${error.message}.`))
demo.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
})
