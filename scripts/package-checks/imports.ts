import { globSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import ts from 'typescript'

interface Manifest {
  name: string
  dependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

/** `@leadbooks/core/starter` → `@leadbooks/core`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/**
 * Finds what a built package imports and a user would not have: neither a dependency nor a peer.
 *
 * Declarations count like code. A type from a package that is only a dev dependency becomes `any` at the user's.
 *
 * @returns a sentence for each
 */
export const undeclaredImports = (folder: string): string[] => {
  // A manifest that npm has packed has at least these.
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  const declared = new Set([manifest.name, ...Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })])
  return globSync('dist/**/*.{js,ts}', { cwd: folder }).flatMap((file) => {
    const { importedFiles } = ts.preProcessFile(readFileSync(join(folder, file), 'utf8'))
    const strangers = importedFiles
      .map(({ fileName }) => fileName)
      .filter((name) => !name.startsWith('.') && !isBuiltin(name) && !declared.has(packageOf(name)))
    return strangers.map((name) => `${file} imports ${name}, which is neither a dependency nor a peer dependency`)
  })
}
