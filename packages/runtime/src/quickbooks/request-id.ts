const encoder = new TextEncoder()

/**
 * Makes the `requestid` under which QuickBooks remembers a write.
 *
 * The same command, step and revision have the same id for ever, so a resend after a crash is answered with the first
 * reply. The revision rises only when a definitive fault was answered by a change, because QuickBooks replays faults too.
 *
 * @returns 32 hexadecimal digits, within QuickBooks' limit of 36 for a request in a batch
 */
export const requestIdFor = async (realmId: string, key: string, step: string, revision: number): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(JSON.stringify([realmId, key, step, revision])))
  return Array.from(new Uint8Array(digest).subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
