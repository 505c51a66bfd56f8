import type { Reply } from '../http/reply.ts'
import type { JsonObject } from '../ledger/json.ts'
import { accessTokenSeconds, type IssuedTokens } from './grants.ts'

/** A reply in JSON as the OAuth endpoints send it. */
export const json = (status: number, body: JsonObject, headers: Reply['headers'] = {}): Reply => ({
  status,
  contentType: 'application/json;charset=UTF-8',
  body: JSON.stringify(body),
  headers,
})

/** The refusal of a code or a refresh token. */
export const invalidGrant = (description: string): Reply =>
  json(400, { error_description: description, error: 'invalid_grant' })

/** The refusal of a client that is not known. */
export const invalidClient = (): Reply =>
  json(401, { error: 'invalid_client' }, { 'www-authenticate': 'Basic realm="Intuit"' })

/** New tokens; with the end of the connection where `hard` asks for it. */
export const tokenReply = (tokens: IssuedTokens, hard: boolean): Reply =>
  json(200, {
    token_type: 'bearer',
    access_token: tokens.accessToken,
    expires_in: accessTokenSeconds,
    refresh_token: tokens.refreshToken,
    x_refresh_token_expires_in: tokens.refreshTokenSeconds,
    ...(hard ? { x_refresh_token_hard_expires_in: tokens.hardExpirySeconds } : {}),
  })

/** Where the endpoints are, below an address. */
export const discovery = (origin: string): JsonObject => ({
  issuer: 'https://oauth.platform.intuit.com/op/v1',
  authorization_endpoint: `${origin}/connect/oauth2`,
  token_endpoint: `${origin}/oauth2/v1/tokens/bearer`,
  userinfo_endpoint: `${origin}/v1/openid_connect/userinfo`,
  revocation_endpoint: `${origin}/v2/oauth2/tokens/revoke`,
  jwks_uri: 'https://oauth.platform.intuit.com/op/v1/jwks',
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  scopes_supported: ['openid', 'email', 'profile', 'address', 'phone', 'com.intuit.quickbooks.accounting'],
  token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
})
