/** The tokens of one company's connection. Whoever holds them holds the books: store them encrypted, log none of them. */
export interface Tokens {
  /** Opens the books for an hour. */
  accessToken: string
  /** ISO 8601 instant. */
  accessTokenExpiresAt: string
  /** Gets the next tokens. Its value changes about once a day, and only the newest is good. */
  refreshToken: string
  /** ISO 8601 instant, about 100 days after its last use. */
  refreshTokenExpiresAt: string
  /** ISO 8601 instant after which the company has to connect again whatever happens, five years at most. */
  refreshTokenHardExpiresAt?: string
}
