/** Words shorter than this are only matched as they stand: `drain` and `train` are both words. */
const shortest = 6
/** From this length on, two slips are forgiven. */
const longForm = 9

const withoutOne = (word: string): string[] =>
  Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))

const withoutSome = (word: string, slips: number): Set<string> => {
  const forms = new Set([word])
  let last = [word]
  for (let slip = 0; slip < slips; slip += 1) {
    last = last.flatMap(withoutOne)
    for (const form of last) forms.add(form)
  }
  return forms
}

/** Damerau–Levenshtein distance with adjacent transpositions, for words of bounded length. */
const distance = (left: string, right: string): number => {
  let older: number[] = []
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1]
      const at = (list: number[], index: number): number => list[index] ?? Number.POSITIVE_INFINITY
      let best = Math.min(
        at(current, column - 1) + 1,
        at(previous, column) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        best = Math.min(best, at(older, column - 2) + 1)
      }
      current.push(best)
    }
    older = previous
    previous = current
  }
  return previous[right.length] ?? Number.POSITIVE_INFINITY
}

/** English words that are one slip from a trade word and mean themselves. */
const ownWords: ReadonlySet<string> = new Set(
  'stronger general hardware roofer roofers though thought through tough rough cough dough garage garbage shower shorter theater weather leather feather letter better butter bitter matter sister master mister winter water plumper number member counter country county cancel dinner diner coffee office friend trail broken spoken token people couple double trouble windows widow window wonder wander border order older holder folder powder power tower lower flower flour heater header leader reader dealer healer sealer sailor tailor trailer ceiling feeling dealing healing selling telling during string strong spring parking packing backing baking barking cracking tracking breaking bracing planning painting pointing printing counting mounting meeting melting setting sitting getting letting betting'.split(
    ' ',
  ),
)

/** Finds the word of a list that a misspelt one stands for. */
export class Spelling {
  readonly #byDeletion = new Map<string, string[]>()
  readonly #met = new Map<string, string | undefined>()

  constructor(words: Iterable<string>) {
    for (const word of words) {
      if (word.length < shortest || word.length > 24) continue
      for (const form of withoutSome(word, 1)) {
        const list = this.#byDeletion.get(form)
        if (list === undefined) this.#byDeletion.set(form, [word])
        else list.push(word)
      }
    }
  }

  /** The nearest word: one slip from six letters on, two from nine; `undefined` where none or several are as near. */
  nearest(word: string): string | undefined {
    if (word.length < shortest || word.length > 24 || ownWords.has(word)) return undefined
    if (this.#met.has(word)) return this.#met.get(word)
    const found = this.#search(word)
    if (this.#met.size >= 10_000) this.#met.clear()
    this.#met.set(word, found)
    return found
  }

  #search(word: string): string | undefined {
    const allowed = word.length >= longForm ? 2 : 1
    let best: string | undefined
    let bestDistance = allowed + 1
    for (const form of withoutSome(word, 1)) {
      for (const candidate of this.#byDeletion.get(form) ?? []) {
        if (candidate === best || candidate[0] !== word[0]) continue
        const apart = distance(word, candidate)
        if (apart === bestDistance) best = undefined
        else if (apart < bestDistance) [best, bestDistance] = [candidate, apart]
      }
    }
    return best
  }
}
