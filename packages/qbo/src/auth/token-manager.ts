/** Where access tokens come from. */
export interface TokenManager {
  /** A token that should be accepted now. */
  accessToken(signal?: AbortSignal): Promise<string>
  /** A token other than the one that was just rejected; refreshes unless somebody has already done so. */
  renew(rejected: string, signal?: AbortSignal): Promise<string>
}
