import { markDenials } from './denial.ts'
import { markQuestions } from './question.ts'
import type { Sentence } from './reading.ts'
import { markSuppositions } from './supposition.ts'
import type { Token } from './token.ts'

/** Marks which words are denied, past, supposed or only asked about. */
export const markScopes = (tokens: readonly Token[], sentences: readonly Sentence[]): void => {
  for (const sentence of sentences) {
    markDenials(tokens, sentence)
    markSuppositions(tokens, sentence)
  }
  markQuestions(tokens, sentences)
}
