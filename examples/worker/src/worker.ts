import { durableObjectRouter, leadBooksObject } from '@leadbooks/runtime/stores/durable-object'
import { booksOptions, type Env } from './books.ts'

/** One object a QuickBooks company; wrangler.json names this class. */
export const RealmObject = leadBooksObject<Env>(booksOptions)

// biome-ignore lint/style/noDefaultExport: where Cloudflare looks for a Worker's handlers
export default durableObjectRouter<Env>({
  namespace: (env) => env.REALMS,
  verifierTokens: (env) => [env.QUICKBOOKS_VERIFIER_TOKEN],
  realms: (env) => [env.QUICKBOOKS_REALM_ID],
})
