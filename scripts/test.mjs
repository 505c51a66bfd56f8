// `npm test`: everything that must hold, on a machine that has Node 20 or newer and npm.
import { install, run } from './install.mjs'

install()
process.exitCode = await run(['node', 'scripts/checks/main.ts'])
