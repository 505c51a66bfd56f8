import type { TextEvidence } from '../contract.ts'
import type { IntentJudgement } from './intents.ts'
import type { CallBits } from './lexicon/call-bits.ts'
import type { WishGroup } from './lexicon/call-words.ts'
import type { Mentions } from './lexicon/lexicon.ts'
import type { UrgencyGroup } from './lexicon/urgency-words.ts'
import { markScopes } from './meaning.ts'
import { readMisheard } from './mishearing.ts'
import { Page, type Sentence } from './page.ts'
import type { Hit } from './phrase-hits.ts'
import { textLimit } from './pieces.ts'
import { Reader } from './reader.ts'
import type { Token } from './token.ts'
import { Cell } from './token-cells.ts'
import { type Turn, turnsOf } from './turns.ts'
import type { UrgencyJudgement } from './urgency.ts'
import { WordClass } from './word-class.ts'

/** A text as the rules see it. */
export class Reading {
  readonly text: string
  /** The text was longer than {@link textLimit} and only its beginning was read. */
  readonly truncated: boolean
  /** Bits of {@link WordClass} that its words have among them. */
  readonly classes: number
  readonly page: Page
  /** What was found in it, kept so that urgency, intents and rules look once. */
  urgencyMentions: Mentions<UrgencyGroup> | undefined
  wishMentions: Mentions<WishGroup> | undefined
  spam: readonly Hit[] | undefined
  bits: CallBits | undefined
  intents: IntentJudgement | undefined
  urgency: UrgencyJudgement | undefined

  constructor(text: string, truncated: boolean, classes: number, page: Page) {
    this.text = text
    this.truncated = truncated
    this.classes = classes
    this.page = page
  }

  get tokens(): readonly Token[] {
    return this.page.tokens
  }

  get sentences(): readonly Sentence[] {
    return this.page.sentences
  }

  /** The words from one token to another, `to` exclusive, as evidence for a phrase. */
  evidence(phrase: string, from: number, to: number): TextEvidence {
    const { cells } = this.page
    const start = cells.at(from, Cell.start)
    const end = cells.at(to - 1, Cell.end)
    return { phrase, text: this.text.slice(start, end), start, end }
  }
}

/**
 * Reads a text into words with their offsets, sentences, speakers and scopes.
 *
 * Misheard trade words are read as what was said (`water eater` → `water heater`); the offsets stay those of the text.
 */
export const readText = (text: string): Reading => {
  const read = text.length > textLimit ? text.slice(0, textLimit) : text
  const page = Page.take()
  const reader = new Reader(read, page)
  const turns = turnsOf(read)
  for (let index = 0; index < turns.length; index += 1) reader.readTurn(turns[index] as Turn, index) // in range by the loop's condition
  let { classes } = reader
  if ((classes & WordClass.misheard) !== 0 && readMisheard(page)) {
    classes = 0
    for (const sentence of page.sentences) classes |= sentence.classes
  }
  markScopes(page)
  return new Reading(text, read.length < text.length, classes, page)
}

/** Ends the use of a reading: whoever calls this looks at nothing of it any more. */
export const endReading = ({ page }: Reading): void => page.end()
