/** One thing wrong with an input: where it is, what kind of wrong, and a sentence that says what came and what was expected. */
export interface Issue {
  /** Dotted path from the root of the input, `''` for the root itself: `contact.phones.0`. */
  path: string
  /** Stable kebab-case code. */
  code: string
  message: string
}
