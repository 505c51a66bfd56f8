import type { Options } from 'tsup'

/** ES modules with declarations; `entry` maps the name in `dist` to the source file, one per line of the package's exports. */
export const publish = (entry: Record<string, string>): Options => ({
  entry,
  format: 'esm',
  // `node:sqlite` and others exist under that name alone.
  removeNodeProtocol: false,
  target: 'es2023',
  platform: 'neutral',
  external: [/^node:/],
  dts: true,
  clean: true,
  sourcemap: true,
  treeshake: true,
})
