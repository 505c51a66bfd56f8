import { type Check, check, isFields } from './checks.ts'

const idPattern = /^[\w:-]{1,64}(?:\.[\w:-]{1,64}){0,3}$/

const isId = (value: unknown): value is string => typeof value === 'string' && idPattern.test(value)

/** What every change of a record names: the record, and the state it was seen in. */
export const stored: Check = (value, _path, report) => {
  if (!isFields(value)) return report('', 'invalid-type', 'expected an object')
  for (const field of ['Id', 'SyncToken']) {
    if (!isId(value[field]))
      report(field, 'invalid-id', `is ${typeof value[field]}, expected the record's ${field} in a string`)
  }
}

/** Checks an id on its way into an address. */
export const checkId = (subject: string, id: unknown): void =>
  check(subject, id, (value, path, report) => {
    if (!isId(value)) report(path, 'invalid-id', `is ${typeof value}, expected an id in a string`)
  })

/** Checks what a delete or a void is given. */
export const checkVersionRef = (subject: string, input: unknown): void => check(subject, input, stored)
