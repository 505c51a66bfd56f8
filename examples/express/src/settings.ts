/** What this app takes from its environment. */
export interface Settings {
  port: number
  /** File of the SQLite database. */
  database: string
  /** Postgres instead of the file, for several instances of the app side by side. */
  databaseUrl?: string
  realmId: string
  /** Where QuickBooks is: Intuit's own address when left out. */
  quickbooksUrl?: string
  accessToken: string
  nextphoneSecret: string
  /** Key of the API, as `Authorization: Bearer …`. */
  apiKey: string
  leaseMs?: number
  /** Verifier token of the app's webhooks at Intuit; without it changes in QuickBooks are found by asking, every five minutes. */
  verifierToken?: string
}

/** A setting is missing or cannot be right; the message says which and what was expected. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

type Environment = Record<string, string | undefined>

const required = (environment: Environment, name: string, what: string): string => {
  const value = environment[name]
  if (value === undefined || value === '') throw new SettingsError(`Set ${name} to ${what}.`)
  return value
}

const wholeNumber = (environment: Environment, name: string, fallback: number, most: number): number => {
  const value = environment[name] ?? String(fallback)
  const number = Number(value)
  if (!Number.isInteger(number) || number < 0 || number > most)
    throw new SettingsError(`${name} is "${value}"; a whole number from 0 to ${most} was expected.`)
  return number
}

/** @throws SettingsError */
export const readSettings = (environment: Environment): Settings => ({
  port: wholeNumber(environment, 'PORT', 3000, 65_535),
  database: environment.LEADBOOKS_DATABASE ?? 'leadbooks.sqlite',
  realmId: required(environment, 'QUICKBOOKS_REALM_ID', 'the id of the QuickBooks company'),
  accessToken: required(environment, 'QUICKBOOKS_ACCESS_TOKEN', 'an access token for that company'),
  nextphoneSecret: required(environment, 'NEXTPHONE_SECRET', 'the secret that the NextPhone tool sends'),
  apiKey: required(environment, 'LEADBOOKS_API_KEY', 'the key with which people and systems may read and report'),
  leaseMs: wholeNumber(environment, 'LEADBOOKS_LEASE_MS', 30_000, 600_000),
  ...(environment.DATABASE_URL === undefined ? {} : { databaseUrl: environment.DATABASE_URL }),
  ...(environment.QUICKBOOKS_URL === undefined ? {} : { quickbooksUrl: environment.QUICKBOOKS_URL }),
  ...(environment.QUICKBOOKS_VERIFIER_TOKEN === undefined
    ? {}
    : { verifierToken: environment.QUICKBOOKS_VERIFIER_TOKEN }),
})
