import { markDenials } from './denial.ts'
import type { Page } from './page.ts'
import { markQuestions } from './question.ts'
import { markSuppositions } from './supposition.ts'
import { WordClass } from './word-class.ts'

/** Marks which words are denied, past, supposed or only asked about. */
export const markScopes = (page: Page): void => {
  const { sentences } = page
  let questions = false
  for (const sentence of sentences) {
    if ((sentence.classes & WordClass.negator) !== 0) markDenials(page.tokens, sentence)
    if ((sentence.classes & (WordClass.past | WordClass.supposing)) !== 0) markSuppositions(page.tokens, sentence)
    questions ||= sentence.question
  }
  if (questions) markQuestions(page.tokens, sentences)
}
