/** Files by path from the repository's root. */
type Files = Record<string, string>

/** What the linter promises: the one is refused with these words, its twin is accepted. */
export interface LintRule {
  promise: string
  says: string
  refused: Files
  accepted: Files
}

/** Manifests of the rooms, as far as the files below need them. */
export const manifests: Record<string, object> = {
  core: { dependencies: { zod: '*' }, devDependencies: { 'fast-check': '*' } },
  qbo: {},
  adapters: { dependencies: { '@leadbooks/core': '*' } },
  runtime: {
    dependencies: { '@leadbooks/adapters': '*', '@leadbooks/core': '*', '@leadbooks/qbo': '*' },
    devDependencies: { '@leadbooks/emulator': '*' },
  },
  emulator: { devDependencies: { '@leadbooks/qbo': '*' } },
}

export const lintRules: LintRule[] = [
  {
    promise: 'core imports nothing of ours',
    says: 'core and qbo import nothing of ours',
    refused: { 'packages/core/src/import-ours.ts': `export { ours } from '@leadbooks/qbo'\n` },
    accepted: { 'packages/core/src/import-zod.ts': `import * as z from 'zod'\n\nexport const text = z.string()\n` },
  },
  {
    promise: 'qbo imports nothing of ours, not even a type',
    says: 'core and qbo import nothing of ours',
    refused: { 'packages/qbo/src/import-ours.ts': `export type { Lead } from '@leadbooks/core'\n` },
    accepted: { 'packages/qbo/src/import-own.ts': `export type { Ref } from './entities/reference.ts'\n` },
  },
  {
    promise: 'adapters imports core and nothing else of ours',
    says: 'adapters imports core and nothing else of ours',
    refused: { 'packages/adapters/src/import-qbo.ts': `export { createQuickBooks } from '@leadbooks/qbo'\n` },
    accepted: { 'packages/adapters/src/import-core.ts': `export { parseLead } from '@leadbooks/core'\n` },
  },
  {
    promise: 'runtime imports core, qbo and adapters and nothing else of ours',
    says: 'runtime imports core, qbo and adapters',
    refused: { 'packages/runtime/src/import-emulator.ts': `export { createEmulator } from '@leadbooks/emulator'\n` },
    accepted: {
      'packages/runtime/src/import-rooms.ts': [
        `export { nextphone } from '@leadbooks/adapters/nextphone'`,
        `export { parseLead } from '@leadbooks/core'`,
        `export { createQuickBooks } from '@leadbooks/qbo'\n`,
      ].join('\n'),
      'packages/runtime/test/import-emulator.ts': `export { createEmulator } from '@leadbooks/emulator'\n`,
    },
  },
  {
    promise: 'the emulator knows no package of ours but qbo',
    says: "qbo's types and nothing else",
    refused: { 'packages/emulator/src/import-core.ts': `export type { Lead } from '@leadbooks/core'\n` },
    accepted: {
      'packages/emulator/src/import-type.ts': `import type { Estimate } from '@leadbooks/qbo'\n\nexport type Kept = Estimate\n`,
    },
  },
  ...[
    `import { createQuickBooks } from '@leadbooks/qbo'\n\nexport const make = createQuickBooks\n`,
    `import { type Estimate, isFault } from '@leadbooks/qbo'\n\nexport const is = isFault as (value: Estimate) => boolean\n`,
    `export { createQuickBooks } from '@leadbooks/qbo'\n`,
    `export * from '@leadbooks/qbo'\n`,
    `export const qbo = await import('@leadbooks/qbo')\n`,
  ].map((code, index) => ({
    promise: `the emulator takes only types from qbo: ${code.split('\n')[0]}`,
    says: 'takes only types',
    refused: { [`packages/emulator/src/run-time-${index}.ts`]: code },
    accepted: {
      [`packages/emulator/src/type-only-${index}.ts`]: `import type { Estimate } from '@leadbooks/qbo'\n\nexport type Stored = Estimate\n`,
    },
  })),
  ...[
    `export type { Lead } from '../../core/src/lead/lead.ts'\n`,
    `export type Lead = import('../../core/src/lead/lead.ts').Lead\n`,
    `export const core = await import('../../core/dist/index.js')\n`,
    `export type { Lead } from '@leadbooks/core/src/lead/lead.ts'\n`,
  ].map((code, index) => ({
    promise: `nobody reaches past a package's exports: ${code.trim()}`,
    says: 'not by a path into it',
    refused: { [`packages/adapters/test/reach-${index}.ts`]: code },
    accepted: {
      [`packages/adapters/test/own-source-${index}.ts`]: `export type { Adapter } from '../src/adapter.ts'\n`,
    },
  })),
  {
    promise: 'zod is imported as a namespace',
    says: "import * as z from 'zod'",
    refused: { 'packages/core/src/named-zod.ts': `import { z } from 'zod'\n\nexport const text = z.string()\n` },
    accepted: {
      'packages/core/src/namespace-zod.ts': `import * as z from 'zod/mini'\n\nexport const text = z.string()\n`,
      'packages/core/src/type-zod.ts': `import type { ZodType } from 'zod'\n\nexport type Schema = ZodType\n`,
    },
  },
  {
    promise: 'modules do not import each other in a circle',
    says: 'cycle',
    refused: {
      'packages/core/src/egg.ts': `import { hen } from './hen.ts'\n\nexport const egg = (): unknown => hen\n`,
      'packages/core/src/hen.ts': `import { egg } from './egg.ts'\n\nexport const hen = (): unknown => egg\n`,
    },
    accepted: {
      'packages/core/src/leaf.ts': `import { root } from './root.ts'\n\nexport const leaf = (): unknown => root\n`,
      'packages/core/src/root.ts': `export const root = 1\n`,
    },
  },
  {
    promise: 'no default exports outside configuration files',
    says: 'default export',
    refused: { 'packages/core/src/default-export.ts': `export default 1\n` },
    accepted: { 'packages/core/tsdown.config.ts': `export default 1\n` },
  },
  ...['Date.now()', 'new Date()', 'Date()', 'globalThis.Date.now()', "new Intl.DateTimeFormat('en').format()"].map(
    (code, index) => ({
      promise: `core has no clock: ${code}`,
      says: 'core has no clock',
      refused: { [`packages/core/src/clock-${index}.ts`]: `export const now = (): unknown => ${code}\n` },
      accepted: {
        [`packages/core/src/instant-${index}.ts`]: `export const parse = (at: string): Date => new Date(at)\n`,
        [`packages/runtime/src/clock-${index}.ts`]: `export const now = (): unknown => ${code}\n`,
      },
    }),
  ),
  {
    promise: 'core has no randomness',
    says: 'core has no randomness',
    refused: { 'packages/core/src/dice.ts': `export const dice = (): number => Math.random()\n` },
    accepted: {
      'packages/core/src/rounding.ts': `export const round = (value: number): number => Math.round(value)\n`,
      'packages/runtime/src/dice.ts': `export const dice = (): number => Math.random()\n`,
    },
  },
  {
    promise: "Node's modules stay in the files that are for Node",
    says: 'Node.js',
    refused: {
      'packages/adapters/src/node-module.ts': `export { createHmac } from 'node:crypto'\n`,
      'packages/runtime/src/http/node-module.ts': `export { createServer } from 'node:http'\n`,
    },
    accepted: {
      'packages/runtime/src/stores/sqlite.ts': `export { DatabaseSync } from 'node:sqlite'\n`,
      'packages/runtime/src/stores/sqlite/file.ts': `export { readFileSync } from 'node:fs'\n`,
      'packages/emulator/src/server.ts': `export { createServer } from 'node:http'\n`,
      'packages/emulator/src/cli.ts': `export { parseArgs } from 'node:util'\n`,
      'packages/core/test/node-module.ts': `export { readFileSync } from 'node:fs'\n`,
      'examples/express/src/node-module.ts': `export { readFileSync } from 'node:fs'\n`,
      'scripts/node-module.ts': `export { readFileSync } from 'node:fs'\n`,
      'bench/node-module.ts': `export { readFileSync } from 'node:fs'\n`,
    },
  },
  {
    promise: 'bytes are Uint8Array, which every runtime has',
    says: 'global variable Buffer',
    refused: {
      'packages/adapters/src/buffer.ts': `export const bytes = (text: string): unknown => Buffer.from(text)\n`,
    },
    accepted: {
      'packages/adapters/src/bytes.ts': `export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)\n`,
    },
  },
  {
    promise: 'what a package imports is in its manifest, and not only for development',
    says: 'Dependency fast-check',
    refused: { 'packages/core/src/undeclared.ts': `export { assert } from 'fast-check'\n` },
    accepted: { 'packages/core/test/declared.ts': `export { assert } from 'fast-check'\n` },
  },
  ...[
    'utils/money.ts',
    'common/money.ts',
    'helpers/money.ts',
    'shared/money.ts',
    'lib/money.ts',
    'misc/money.ts',
    'utils.ts',
  ].map((path, index) => ({
    promise: `nothing is called ${path.split(/[/.]/)[0]}: src/${path}`,
    says: 'name it for the noun inside',
    refused: { [`packages/core/src/${path}`]: `export const zero = '0.00'\n` },
    accepted: { [`packages/core/src/money/zero-${index}.ts`]: `export const zero = '0.00'\n` },
  })),
  {
    promise: 'files are kebab-case',
    says: 'kebab-case',
    refused: { 'packages/core/src/parseLead.ts': `export const zero = '0.00'\n` },
    accepted: { 'packages/core/src/parse-lead.ts': `export const zero = '0.00'\n` },
  },
  {
    promise: 'no enums',
    says: 'enum',
    refused: { 'packages/core/src/enumeration.ts': `export enum Stage {\n  Open = 'open',\n}\n` },
    accepted: { 'packages/core/src/union.ts': `export type Stage = 'open' | 'closed'\n` },
  },
  {
    promise: 'no any',
    says: 'any',
    refused: { 'packages/core/src/any.ts': `export const parse = (input: any): unknown => input\n` },
    accepted: { 'packages/core/src/unknown.ts': `export const parse = (input: unknown): unknown => input\n` },
  },
  {
    promise: 'relative imports carry their extension',
    says: 'extension',
    refused: { 'packages/core/src/bare.ts': `export { target } from './target'\n` },
    accepted: {
      'packages/core/src/extended.ts': `export { target } from './target.ts'\n`,
      'packages/core/src/target.ts': `export const target = 1\n`,
    },
  },
  {
    promise: 'packages do not write to the console',
    says: 'console',
    refused: { 'packages/runtime/src/chatty.ts': `export const log = (text: string): void => console.log(text)\n` },
    accepted: {
      'packages/emulator/src/cli/print.ts': `export const log = (text: string): void => console.log(text)\n`,
    },
  },
]
