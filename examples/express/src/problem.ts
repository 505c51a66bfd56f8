/** Errors whose message is a sentence for the person at the keyboard already. */
const spoken = new Set(['SettingsError', 'SqliteStoreError', 'PostgresStoreError', 'DemoError'])

const hints: Record<string, string> = {
  EADDRINUSE: 'The port is in use by another program; stop it, or set PORT to another number.',
  EACCES: 'This user may not open the file or port; choose another with LEADBOOKS_DATA, LEADBOOKS_DATABASE or PORT.',
  EPERM: 'This user may not do that here.',
  ENOENT: 'A folder on the way there does not exist.',
  ENOTDIR: 'Something on the way there is a file, not a folder.',
  ENOSPC: 'The disk is full.',
  EROFS: 'The disk is read-only; choose another file with LEADBOOKS_DATABASE.',
}

/** Says what went wrong in one sentence; a stack is for those who ask with `DEBUG=1`. */
export const describeProblem = (error: unknown): string => {
  if (!(error instanceof Error)) return `Failed: ${String(error)}`
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (process.env.DEBUG === '1') return error.stack ?? error.message
  if (spoken.has(error.name)) return error.message
  const hint = Object.hasOwn(hints, code) ? ` ${hints[code]}` : ''
  return `Failed: ${error.message}.${hint}`
}
