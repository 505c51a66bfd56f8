import { join } from 'node:path'
import ts from 'typescript'
import { type Example, placeOf } from './example.ts'

const compilerOptions = (root: string, fromSource: boolean): ts.CompilerOptions => {
  const path = join(root, 'tsconfig.base.json')
  const { config } = ts.readConfigFile(path, ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root, path)
  return {
    ...options,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: ['node'],
    customConditions: fromSource ? ['@leadbooks/source'] : [],
    // What a reader is shown need not be used up, and exports nothing.
    noUnusedLocals: false,
    noUnusedParameters: false,
    isolatedDeclarations: false,
    declaration: false,
  }
}

const sentence = (example: Example, { file, start = 0, messageText }: ts.Diagnostic): string => {
  const { line } = file?.getLineAndCharacterOfPosition(start) ?? { line: 0 }
  return `${placeOf(example, line)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
}

/**
 * Type-checks examples as they stand, each a module of its own, as strictly as the packages themselves.
 *
 * @param folder - where the modules are imagined to lie, so that their imports resolve from there
 * @returns the compiler's complaints by example; an example without any is absent
 */
export const typeErrors = (
  examples: readonly Example[],
  folder: string,
  { root, fromSource }: { root: string; fromSource: boolean },
): Map<Example, string[]> => {
  const modules = new Map(examples.map((example, index) => [join(folder, `${index}.ts`), example]))
  const options = compilerOptions(root, fromSource)
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (path) => modules.has(path) || fileExists(path)
  host.readFile = (path) => modules.get(path)?.code ?? readFile(path)
  host.getSourceFile = (path, language, ...rest) => {
    const example = modules.get(path)
    return example === undefined
      ? getSourceFile(path, language, ...rest)
      : ts.createSourceFile(path, example.code, language)
  }
  const program = ts.createProgram([...modules.keys()], options, host)
  const errors = new Map<Example, string[]>()
  for (const [path, example] of modules) {
    const diagnostics = ts.getPreEmitDiagnostics(program, program.getSourceFile(path))
    if (diagnostics.length > 0)
      errors.set(
        example,
        diagnostics.map((diagnostic) => sentence(example, diagnostic)),
      )
  }
  return errors
}
