import type { JsonObject } from 'type-fest'

/** Takes one structured line an event. No personal data and no secret is ever passed to it. */
export interface Logger {
  log(level: 'info' | 'warn' | 'error', event: string, data: JsonObject): void
}

export const silentLogger: Logger = { log: () => undefined }

/** Writes each event as one line of JSON. */
export const jsonLogger = (write: (line: string) => void): Logger => ({
  log: (level, event, data) => write(JSON.stringify({ level, event, ...data })),
})
