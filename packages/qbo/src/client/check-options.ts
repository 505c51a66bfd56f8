import { type Check, check, isFields } from '../input/checks.ts'
import type { QuickBooksOptions } from './options.ts'

const isHttpUrl = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:$/.test(URL.parse(value)?.protocol ?? '')

const sound: Check = (options, _path, report) => {
  if (!isFields(options)) return report('', 'invalid-type', 'expected an object')
  const { realmId, environment, baseUrl, auth } = options
  if (typeof realmId !== 'string' || !/^[\w-]{1,64}$/.test(realmId))
    report('realmId', 'invalid-id', "expected the company's id in a string")
  if (baseUrl === undefined && environment !== 'sandbox' && environment !== 'production') {
    report('environment', 'unknown-value', 'expected sandbox or production')
  }
  if (baseUrl !== undefined && !isHttpUrl(baseUrl))
    report('baseUrl', 'invalid-url', 'expected an http or https address')
  if (!isFields(auth) || (typeof auth.accessToken !== 'string' && typeof auth.accessToken !== 'function')) {
    report('auth', 'missing', 'expected a token manager or an accessToken')
  }
}

/** @throws `InputError` for options with which no call could succeed */
export const checkOptions = (options: QuickBooksOptions): void => check('client', options, sound)
