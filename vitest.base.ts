import type { ViteUserConfig } from 'vitest/config'

/** Tests read the packages' sources, so that a failing line is the line one edits; each run leaves counts for `npm test`. */
export const packageTest: ViteUserConfig = {
  resolve: { conditions: ['@leadbooks/source', 'module', 'node'] },
  ssr: { resolve: { conditions: ['@leadbooks/source', 'module', 'node'] } },
  test: {
    include: ['test/**/*.test.ts'],
    // What one file has loaded serves the next: a test that leaves something behind in a module has a bug.
    isolate: false,
    testTimeout: 20_000,
    reporters: ['default', ['json', { outputFile: 'reports/vitest.json' }]],
  },
}
