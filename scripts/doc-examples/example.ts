/** A piece of TypeScript out of a page or a docstring. */
export interface Example {
  /** Path from the repository's root. */
  file: string
  /** Line of `file` on which `code` begins, from 1. */
  line: number
  code: string
  /** Why it is type-checked and not run, where its fence says `no-run: <reason>`. */
  noRun?: string
  /** What is wrong with its frame; it fails for that alone. */
  problem?: string
}

/** Where an example stands, in the form that editors open: `docs/guides/rules.md:12`. */
export const placeOf = ({ file, line }: Example, offset = 0): string => `${file}:${line + offset}`
