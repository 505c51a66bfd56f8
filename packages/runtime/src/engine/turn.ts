/**
 * Lets what has come in be read first. A store in this process answers at once, so that a long row of reads and writes would
 * otherwise be done in one go, and whoever calls would wait for it. A Worker has no `setImmediate`, and one realm's work alone.
 */
export const nextTurn = (): Promise<void> =>
  typeof setImmediate === 'function' ? new Promise((resolve) => setImmediate(resolve)) : Promise.resolve()
