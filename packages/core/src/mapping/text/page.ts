import { Token } from './token.ts'
import { TokenCells } from './token-cells.ts'
import type { Speaker } from './turns.ts'

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
  readonly cells: TokenCells = new TokenCells()
  readonly sentences: Sentence[] = []
  /** Shows of the cells: the first so many, and as many as the text has. */
  readonly #shown: Token[] = []
  #tokens: readonly Token[] = []
  /** Sentences of texts before this one. */
  readonly #oldSentences: Sentence[] = []

  /** Takes a page that nobody looks at any more, or a new one. */
  static take(): Page {
    const page = spare.pop() ?? new Page()
    page.cells.clear()
    for (let last = page.sentences.pop(); last !== undefined; last = page.sentences.pop()) page.#oldSentences.push(last)
    return page
  }

  /** Gives the page back: nobody may look at it after that. */
  end(): void {
    if (spare.length < pagesKept && this.cells.words.length <= tokensKept) spare.push(this)
  }

  /** The tokens one by one, for whoever has to look closely: most of a text is done with by its cells. */
  get tokens(): readonly Token[] {
    const { count } = this.cells
    if (this.#tokens.length !== count) {
      while (this.#shown.length < count) this.#shown.push(new Token(this.cells, this.#shown.length))
      this.#tokens = this.#shown.slice(0, count)
    }
    return this.#tokens
  }

  /** Writes a sentence from a token on to the one that was written last. */
  close(from: number, turn: number, speaker: Speaker, question: boolean, classes: number): void {
    const to = this.cells.count
    const sentence = this.#oldSentences.pop()
    if (sentence === undefined) this.sentences.push({ from, to, turn, speaker, question, classes })
    else {
      sentence.from = from
      sentence.to = to
      sentence.turn = turn
      sentence.speaker = speaker
      sentence.question = question
      sentence.classes = classes
      this.sentences.push(sentence)
    }
  }
}
