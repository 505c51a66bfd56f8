import { markDenials } from './denial.ts'
import type { Sentence } from './page.ts'
import { markQuestions } from './question.ts'
import { markSuppositions } from './supposition.ts'
import type { Token } from './token.ts'
import { WordClass } from './word-class.ts'

/** Marks which words are denied, past, supposed or only asked about. */
export const markScopes = (tokens: readonly Token[], sentences: readonly Sentence[]): void => {
  let questions = false
  for (const sentence of sentences) {
    if ((sentence.classes & WordClass.negator) !== 0) markDenials(tokens, sentence)
    if ((sentence.classes & (WordClass.past | WordClass.supposing)) !== 0) markSuppositions(tokens, sentence)
    questions ||= sentence.question
  }
  if (questions) markQuestions(tokens, sentences)
}
