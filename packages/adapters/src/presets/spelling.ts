import { dictionary } from '../field-mapping/dictionary.ts'
import type { FieldMapping } from '../field-mapping/mapping.ts'
import { formatPath } from '../field-mapping/path.ts'
import { leadTargets } from '../field-mapping/target.ts'

/** Alternatives that a mapping may list. */
const mostPaths = 16

const titled = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** `first_name` is also written `firstName` and `First Name`. */
const spellings = (name: string): string[] => {
  const [first = '', ...rest] = name.split('_')
  return [name, first + rest.map(titled).join(''), [first, ...rest].map(titled).join(' ')]
}

/** Paths of names under each of several objects, `''` for the outermost; at most 16, the first names first. */
export const pathsUnder = (objects: readonly string[], names: readonly string[]): string[] =>
  names.flatMap((name) => objects.map((object) => (object === '' ? name : `${object}.${name}`))).slice(0, mostPaths)

/** What every part of a lead is called most often, for payloads whose keys somebody typed. */
export const usualFields = (): FieldMapping['fields'] =>
  Object.fromEntries(
    leadTargets.map((target) => {
      const names = (dictionary[target] ?? '').split(' ').slice(0, 8)
      const paths = [...new Set(names.flatMap(spellings))].map((name) => formatPath([name]))
      return [target, { path: paths.slice(0, mostPaths) }]
    }),
  )

/** Members that are credentials or plumbing. */
export const secrets: readonly string[] = [
  ...['token', 'access_token', 'accessToken', 'access_key', 'api_key', 'apiKey', 'apikey', 'secret', 'password'],
  ...['authorization', 'Authorization', 'cookie', 'headers'],
]
