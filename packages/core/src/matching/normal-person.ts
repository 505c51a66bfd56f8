import { nameWords } from '../lead/company-name.ts'
import { generations } from '../lead/name-words.ts'
import { parsePersonName } from '../lead/person-name.ts'
import type { PersonName } from '../lead/split-name.ts'
import { soundCodes } from './text-distance.ts'

/** One word or joined words of a name, with how it sounds. */
export interface NormalName {
  /** As written. */
  said: string
  /** Lower case, letters only: `o'brien` is `obrien`, `de la Cruz` is `delacruz`. */
  text: string
  /** The words of a double surname apart; a single word has none. */
  parts: string[]
  codes: string[]
}

/** One person a record or a caller may be. */
export interface NormalPerson {
  given?: NormalName
  /** Other names this given name may stand for: a middle name in use. */
  middle?: NormalName
  family?: NormalName
  /** `jr`, `sr`, `2`, `3`, `4`. */
  generation?: string
}

export interface NameFields {
  /** A whole name, in whatever form. */
  name?: string | undefined
  givenName?: string | undefined
  familyName?: string | undefined
  suffix?: string | undefined
}

const minor: ReadonlySet<string> = new Set([
  'de',
  'la',
  'del',
  'los',
  'las',
  'van',
  'von',
  'der',
  'den',
  'di',
  'da',
  'el',
  'al',
])

const normalName = (text: string | undefined): NormalName | undefined => {
  const words = nameWords(text ?? '').filter((word) => word !== '&')
  const joined = words.join('')
  if (joined === '') return undefined
  const parts = words.filter((word) => word.length > 2 && !minor.has(word))
  return { said: text?.trim() ?? joined, text: joined, parts: words.length > 1 ? parts : [], codes: soundCodes(joined) }
}

const generationOf = (suffix: string | undefined): string | undefined =>
  nameWords(suffix ?? '')
    .map((word) => generations.get(word))
    .find((mark) => mark !== undefined)

/** The people that parts of a name stand for: none for a company, two for a couple. */
const peopleOf = (name: PersonName, suffix: string | undefined): NormalPerson[] => {
  const family = normalName(name.familyName)
  const middle = normalName(name.middleName)
  const generation = generationOf(suffix) ?? generationOf(name.suffix)
  return (name.givenNames ?? [name.givenName]).flatMap((givenName) => {
    const given = normalName(givenName)
    if (given === undefined && family === undefined) return []
    return [
      {
        ...(given === undefined ? {} : { given }),
        ...(middle === undefined ? {} : { middle }),
        ...(family === undefined ? {} : { family }),
        ...(generation === undefined ? {} : { generation }),
      },
    ]
  })
}

/** Everybody that the name fields of a record or a caller name, each once. */
export const normalPeople = ({ name, givenName = '', familyName = '', suffix }: NameFields): NormalPerson[] => {
  const fields = givenName.trim() === '' ? { familyName } : parsePersonName(`${familyName}, ${givenName}`)
  const seen = new Map<string, NormalPerson>()
  for (const person of [...peopleOf(fields, suffix), ...peopleOf(parsePersonName(name), suffix)]) {
    const key = `${person.given?.text} ${person.family?.text}`
    seen.set(key, { ...person, ...seen.get(key) })
  }
  const people = [...seen.values()]
  return people.filter((person) => !people.some((other) => other !== person && isPartOf(person, other)))
}

/** `Mike` says nothing that `Mike Chen` does not. */
const isPartOf = ({ given, family }: NormalPerson, whole: NormalPerson): boolean =>
  (given === undefined && family?.text === whole.family?.text) ||
  (family === undefined && given?.text === whole.given?.text)
