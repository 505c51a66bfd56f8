import { spokenPhrases } from '@leadbooks/core'
import { homeServicesRules } from '@leadbooks/core/starter'

/** What one stem was written as, and how often with a capital in mid-sentence, as names are. */
interface Use {
  readonly forms: Map<string, number>
  inMidSentence: number
  capital: number
}

/** The stem of a word by itself; `undefined` where it is read as something else. */
const stemOf = (word: string): string | undefined => {
  const [only, ...more] = spokenPhrases(word)
  return more.length === 0 && only !== undefined && !only.phrase.startsWith('<') ? only.phrase : undefined
}

/** Words that rules name: a maker's name is none of a person. */
const stemsOfRules = (): ReadonlySet<string> => {
  const words = JSON.stringify([homeServicesRules.rules, homeServicesRules.vocabulary]).match(/[a-z]+/g) ?? []
  return new Set([...new Set(words)].map((word) => stemOf(word) ?? word))
}

/** Tells how a table writes phrases: in words as people write them, and without people's names and places. */
export class Phrases {
  readonly #uses = new Map<string, Use>()
  readonly #written = new Map<string, string | undefined>()
  #ruled: ReadonlySet<string> | undefined

  /** The phrases of a call, each once. */
  read(text: string): ReadonlySet<string> {
    const found = new Set<string>()
    for (const { phrase, start, end } of spokenPhrases(text)) {
      found.add(phrase)
      if (!phrase.includes(' ')) this.#note(phrase, text, start, end)
    }
    return found
  }

  /** As a table has it; `undefined` for a name, or for what no table can name. */
  written(phrase: string): string | undefined {
    const words = phrase.split(' ').map((stem) => this.#word(stem))
    return words.includes(undefined) ? undefined : words.join(' ')
  }

  #word(stem: string): string | undefined {
    if (stem.startsWith('<')) return stem
    if (!this.#written.has(stem)) this.#written.set(stem, this.#commonest(stem))
    return this.#written.get(stem)
  }

  #commonest(stem: string): string | undefined {
    const use = this.#uses.get(stem)
    if (use === undefined) return undefined
    this.#ruled ??= stemsOfRules()
    if (!this.#ruled.has(stem) && use.capital > use.inMidSentence / 2) return undefined
    return [...use.forms]
      .sort(([left, some], [right, others]) => others - some || (left < right ? -1 : 1))
      .map(([form]) => form)
      .find((form) => /^[a-z]{1,40}$/.test(form) && stemOf(form) === stem)
  }

  #note(stem: string, text: string, start: number, end: number): void {
    const use = this.#uses.get(stem) ?? { forms: new Map(), inMidSentence: 0, capital: 0 }
    this.#uses.set(stem, use)
    const form = text.slice(start, end)
    const lower = form.toLowerCase()
    use.forms.set(lower, (use.forms.get(lower) ?? 0) + 1)
    if (/(?:^|[.!?:;"“\n])["”\s]*$/.test(text.slice(Math.max(0, start - 4), start))) return
    use.inMidSentence += 1
    if (/^\p{Lu}\p{Ll}/u.test(form)) use.capital += 1
  }
}
