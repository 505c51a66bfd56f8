import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const exampleFolder = fileURLToPath(new URL('../../../examples/express', import.meta.url))

/** The Express app in one file: it starts in a fraction of the time that its sources take, and so can be killed more often. */
export interface AppBundle {
  program: string
  remove(): Promise<void>
}

/** Bundles the app from the packages' sources; Express and pg stay where the example has them. */
export const bundleApp = async (): Promise<AppBundle> => {
  // Below the example, so that its own dependencies are found.
  const reports = join(exampleFolder, 'reports')
  await mkdir(reports, { recursive: true })
  const folder = await mkdtemp(join(reports, 'app-'))
  const program = join(folder, 'app.mjs')
  await build({
    entryPoints: [join(exampleFolder, 'src/main.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['@leadbooks/source'],
    external: ['express', '@hono/node-server', 'pg', 'pg-boss'],
    logLevel: 'error',
  })
  return { program, remove: () => rm(folder, { recursive: true, force: true }) }
}
