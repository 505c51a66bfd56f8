import { isCompanyName, nameWords } from '../lead/company-name.ts'
import { credentials, generations, titles } from '../lead/name-words.ts'
import { parsePersonName } from '../lead/person-name.ts'
import type { PersonName } from '../lead/split-name.ts'
import { spelledOut } from './spelled-out.ts'
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
  /** A whole name, as {@link readName} reads it. */
  name?: PersonName | undefined
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
  if (text !== undefined && /^[A-Za-z]+$/.test(text)) return nameOf(text, text.toLowerCase(), [])
  const words = nameWords(spelledOut(text ?? '')).filter((word) => word !== '&')
  const joined = words.join('')
  if (joined === '') return undefined
  const parts = words.filter((word) => word.length > 2 && !minor.has(word))
  return nameOf(text?.trim() ?? joined, joined, words.length > 1 ? parts : [])
}

/** Adds how a name sounds. */
export const nameOf = (said: string, text: string, parts: string[]): NormalName => ({
  said,
  text,
  parts,
  codes: soundCodes(text),
})

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

/** A word that can only be one part of a name. */
const isPlain = (word: string): boolean =>
  /^\p{L}[\p{L}'’-]+$/u.test(word) && !marks.has(word.toLowerCase()) && !titles.has(word.toLowerCase())

const marks: ReadonlySet<string> = new Set([...generations.keys(), ...credentials])

/** Reads a name as a whole; two plain parts that are given apart need not be taken apart again. */
export const readName = (
  name: string | undefined,
  { givenName = '', familyName = '' }: Pick<NameFields, 'givenName' | 'familyName'> = {},
): PersonName => {
  const isKnown = name === `${givenName} ${familyName}` && isPlain(givenName) && isPlain(familyName)
  return isKnown && !isCompanyName(name) ? { givenName, familyName } : parsePersonName(name)
}

const readFields = (givenName: string, familyName: string): PersonName => {
  if (givenName.trim() === '') return { familyName }
  return isPlain(givenName) && isPlain(familyName)
    ? { givenName, familyName }
    : parsePersonName(`${familyName}, ${givenName}`)
}

/** Everybody that the name fields of a record or a caller name, each once. */
export const normalPeople = ({ name = {}, givenName = '', familyName = '', suffix }: NameFields): NormalPerson[] => {
  const seen = new Map<string, NormalPerson>()
  const add = (person: NormalPerson): void => {
    const key = `${person.given?.text} ${person.family?.text}`
    seen.set(key, { ...person, ...seen.get(key) })
  }
  peopleOf(readFields(givenName, familyName), suffix).forEach(add)
  const isSaid = name.givenName === givenName && name.familyName === familyName && name.givenNames === undefined
  if (!isSaid || name.suffix !== undefined || name.middleName !== undefined) peopleOf(name, suffix).forEach(add)
  const people = [...seen.values()]
  if (people.length < 2) return people
  return people.filter((person) => !people.some((other) => other !== person && isPartOf(person, other)))
}

/** `Mike` says nothing that `Mike Chen` does not. */
const isPartOf = ({ given, family }: NormalPerson, whole: NormalPerson): boolean =>
  (given === undefined && family?.text === whole.family?.text) ||
  (family === undefined && given?.text === whole.given?.text)
