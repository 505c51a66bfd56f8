import type { Environment } from '../client/options.ts'

/** Where Intuit's OAuth lives. */
export interface OAuthEndpoints {
  authorize: string
  token: string
  revoke: string
  userInfo: string
}

/**
 * Intuit's addresses; the person's own data alone has two.
 *
 * @see https://developer.api.intuit.com/.well-known/openid_configuration/
 */
export const oauthEndpoints = (environment: Environment): OAuthEndpoints => ({
  authorize: 'https://appcenter.intuit.com/connect/oauth2',
  token: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
  revoke: 'https://developer.api.intuit.com/v2/oauth2/tokens/revoke',
  userInfo:
    environment === 'sandbox'
      ? 'https://sandbox-accounts.platform.intuit.com/v1/openid_connect/userinfo'
      : 'https://accounts.platform.intuit.com/v1/openid_connect/userinfo',
})
