/** What the store needs of `ctx.storage`, the SQLite storage of a Durable Object. */
export interface ObjectStorage {
  readonly sql: {
    exec(query: string, ...bindings: (string | number | null | Uint8Array)[]): { toArray(): Record<string, unknown>[] }
  }
  transactionSync<T>(work: () => T): T
  /** Unix time in milliseconds. */
  getAlarm(): Promise<number | null>
  /** @param scheduledTime - Unix time in milliseconds */
  setAlarm(scheduledTime: number): Promise<void>
}

/** What a class of Durable Objects is given when one of them is made. */
export interface ObjectContext {
  readonly storage: ObjectStorage
}

/** A binding to the objects, of which there is one a realm. */
export interface RealmNamespace {
  getByName(name: string): { fetch(request: Request): Promise<Response> }
}

/** Paths on which the router speaks to an object; nothing from outside gets there, since all of that begins with `/v1/`. */
export const objectPaths = { changes: '/changes', wake: '/wake' } as const

/** The realm whose object a request is for: in the path, in the query of a journey through Intuit, or in a link. */
export const realmOfRequest = ({ pathname, searchParams }: URL): string | undefined => {
  if (pathname === '/v1/quickbooks/connect' || pathname === '/v1/quickbooks/callback')
    return searchParams.get('realmId') ?? ''
  const [, version, first = '', ...rest] = pathname.split('/')
  if (version !== 'v1' || rest.length === 0) return undefined
  return first === 'approvals' ? rest[0]?.split('.')[0] : first
}
