import type { JsonValue } from 'type-fest'
import type { LeadTarget } from './target.ts'

/** A value of a payload, cleaned, with the path it stood at and the last part of that path. */
export interface Source {
  path: string
  key: string
  value: JsonValue
}

/** A source that can be read as text: numbers, booleans and lists of scalars are written out. */
export interface TextSource extends Source {
  text: string
}

/**
 * What a payload says, by where in a lead it goes.
 *
 * A reader takes what it can use and gives back what it cannot read; all that nobody took ends up in {@link rest}.
 */
export class Sources {
  readonly #byTarget = new Map<LeadTarget, TextSource[]>()
  readonly #left = new Set<Source>()

  /** Adds a value; without a target it is for {@link rest}. The order of adding is the order of preference. */
  add(source: Source, target?: LeadTarget): void {
    const text = textOf(source.value)
    if (target === undefined || text === undefined) {
      this.#left.add(source)
      return
    }
    const readable = { path: source.path, key: source.key, value: source.value, text }
    this.#left.add(readable)
    const others = this.#byTarget.get(target)
    if (others) others.push(readable)
    else this.#byTarget.set(target, [readable])
  }

  /** Looks at the preferred text for a target without taking it. */
  peek(target: LeadTarget): TextSource | undefined {
    return this.#byTarget.get(target)?.[0]
  }

  /** Takes the preferred text for a target. One longer than `maxLength` characters stays where it is. */
  take(target: LeadTarget, maxLength = 500): TextSource | undefined {
    const source = this.#byTarget.get(target)?.find(({ text }) => text.length <= maxLength)
    if (source) this.#left.delete(source)
    return source
  }

  /** Takes every text for a target, the preferred one first. */
  takeAll(target: LeadTarget, maxLength = 500): TextSource[] {
    const sources = (this.#byTarget.get(target) ?? []).filter(({ text }) => text.length <= maxLength)
    for (const source of sources) this.#left.delete(source)
    return sources
  }

  /** Puts a source back that was taken and could not be read. */
  giveBack(source: Source): void {
    this.#left.add(source)
  }

  /** What nobody took, by key; a key used twice is told apart by its path. */
  rest(): Record<string, JsonValue> {
    const fields = new Map<string, JsonValue>()
    for (const { key, path, value } of this.#left) fields.set(fields.has(key) ? path : key, value)
    return Object.fromEntries(fields)
  }
}

const textOf = (value: JsonValue): string | undefined => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!Array.isArray(value)) return undefined
  const texts = value.map((item) => (typeof item === 'object' ? undefined : textOf(item)))
  return texts.every((text) => text !== undefined) ? texts.join(', ') : undefined
}
