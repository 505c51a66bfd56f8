import { Token } from './token.ts'
import type { Speaker } from './turns.ts'
import type { Word } from './word.ts'

/** One sentence: a run of tokens of one speaker. */
export interface Sentence {
  /** Token indexes, `to` exclusive. */
  from: number
  to: number
  turn: number
  speaker: Speaker
  question: boolean
  /** Bits of {@link WordClass} that its words have among them. */
  classes: number
}

/** Pages that are kept, and tokens on one of them; longer texts are rare and leave theirs to the collector. */
const pagesKept = 4
const tokensKept = 4_096

const spare: Page[] = []

/**
 * The tokens and sentences of a text.
 *
 * A page is written over when its text is done with: memory that was used a moment ago is near at hand, and fetching fresh memory costs more than
 * reading a word.
 */
export class Page {
  tokens: Token[] = []
  readonly sentences: Sentence[] = []
  /** Tokens and sentences of texts before this one. */
  readonly #oldTokens: Token[] = []
  readonly #oldSentences: Sentence[] = []
  /** What of the lists above is written. */
  tokenCount = 0
  sentenceCount = 0

  /** Takes a page that nobody looks at any more, or a new one. */
  static take(): Page {
    const page = spare.pop() ?? new Page()
    page.tokenCount = 0
    page.sentenceCount = 0
    return page
  }

  /** Gives the page back: nobody may look at it after that. */
  end(): void {
    if (spare.length < pagesKept && this.tokens.length <= tokensKept) spare.push(this)
  }

  /** Writes a token of the sentence that is open or opens next. */
  write(word: Word, start: number, end: number, before: string, capital: boolean): void {
    const token = this.tokens[this.tokenCount]
    if (token !== undefined) token.become(word, start, end, this.sentenceCount, before, capital)
    else {
      const old = this.#oldTokens.pop()
      old?.become(word, start, end, this.sentenceCount, before, capital)
      this.tokens.push(old ?? new Token(word, start, end, this.sentenceCount, before, capital))
    }
    this.tokenCount += 1
  }

  /** Writes a sentence from a token on to the one that was written last. */
  close(from: number, turn: number, speaker: Speaker, question: boolean): void {
    const to = this.tokenCount
    const sentence = this.sentences[this.sentenceCount] ?? this.#oldSentences.pop()
    if (sentence === undefined) this.sentences.push({ from, to, turn, speaker, question, classes: 0 })
    else {
      sentence.from = from
      sentence.to = to
      sentence.turn = turn
      sentence.speaker = speaker
      sentence.question = question
      sentence.classes = 0
      if (this.sentenceCount === this.sentences.length) this.sentences.push(sentence)
    }
    this.sentenceCount += 1
  }

  /** Ends the writing: the lists hold what was written and nothing else. */
  trim(): void {
    while (this.tokens.length > this.tokenCount) this.#oldTokens.push(this.tokens.pop() as Token) // longer than was written
    while (this.sentences.length > this.sentenceCount) this.#oldSentences.push(this.sentences.pop() as Sentence)
  }
}
