/** First seconds, so that a hiccup costs nobody anything; then every five minutes. */
const firstDelaysMs = [1_000, 5_000, 20_000, 60_000] as const
const steadyDelayMs = 5 * 60_000

/** How long a command is tried before it becomes a dead letter. */
export const giveUpAfterMs: number = 24 * 60 * 60_000

/**
 * Says how long to wait after a failed attempt.
 *
 * @param attempts - how many have failed, 1 or more
 * @returns milliseconds: 1 s, 5 s, 20 s, 1 min, then 5 min each
 */
export const backoffMs = (attempts: number): number => firstDelaysMs[attempts - 1] ?? steadyDelayMs
