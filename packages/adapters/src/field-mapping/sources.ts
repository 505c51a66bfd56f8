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
  readonly #all: Held[] = []
  readonly #byTarget = new Map<LeadTarget, Held[]>()

  /** Adds a value; without a target it is for {@link rest}. The order of adding is the order of preference. */
  add({ path, key, value }: Source, target?: LeadTarget): void {
    const text = target === undefined ? undefined : textOf(value)
    const held: Held = { path, key, value, text: text ?? '', isLeft: true }
    this.#all.push(held)
    if (target === undefined || text === undefined) return
    const others = this.#byTarget.get(target)
    if (others) others.push(held)
    else this.#byTarget.set(target, [held])
  }

  /** Looks at the preferred text for a target without taking it. */
  peek(target: LeadTarget): TextSource | undefined {
    return this.#byTarget.get(target)?.[0]
  }

  /** Takes the preferred text for a target. One longer than `maxLength` characters stays where it is. */
  take(target: LeadTarget, maxLength = 500): TextSource | undefined {
    const list = this.#byTarget.get(target)
    if (list === undefined) return undefined
    for (const held of list) {
      if (held.text.length > maxLength) continue
      held.isLeft = false
      return held
    }
    return undefined
  }

  /** Takes the preferred of those texts for a target that are of one kind. */
  takeIf(target: LeadTarget, isOfKind: (text: string) => boolean): TextSource | undefined {
    const held = this.#byTarget.get(target)?.find(({ text }) => isOfKind(text))
    if (held) held.isLeft = false
    return held
  }

  /** Takes every text for a target, the preferred one first. */
  takeAll(target: LeadTarget, maxLength = 500): TextSource[] {
    const list = this.#byTarget.get(target)
    if (list === undefined) return []
    const sources = list.filter(({ text }) => text.length <= maxLength)
    for (const held of sources) held.isLeft = false
    return sources
  }

  /** Puts a source back that was taken and could not be read. */
  giveBack(source: TextSource): void {
    const held = this.#all.find((other) => other === source)
    if (held) held.isLeft = true
  }

  /** What nobody took, by key; a key used twice is told apart by its path. */
  rest(): Record<string, JsonValue> {
    const fields: Record<string, JsonValue> = {}
    for (const { key, path, value, isLeft } of this.#all) {
      if (!isLeft) continue
      const name = Object.hasOwn(fields, key) ? path : key
      // An assignment to this key would set the prototype of the object.
      if (name !== '__proto__') fields[name] = value
    }
    return fields
  }
}

/** A source, and whether nobody has taken it yet. */
interface Held extends TextSource {
  isLeft: boolean
}

const textOf = (value: JsonValue): string | undefined => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!Array.isArray(value)) return undefined
  const texts = value.map((item) => (typeof item === 'object' ? undefined : textOf(item)))
  return texts.every((text) => text !== undefined) ? texts.join(', ') : undefined
}
