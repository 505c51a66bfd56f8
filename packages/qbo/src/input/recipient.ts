import { at, check, email, isFields, isGiven, object } from './checks.ts'

/** Where a document is sent. */
export const checkRecipient = (subject: string, to: string | undefined): void =>
  check(subject, { to }, object({ to: email }), (value, path, report) => {
    if (to !== undefined && isFields(value) && !isGiven(value, 'to'))
      report(at(path, 'to'), 'missing', 'is empty, expected an address')
  })
