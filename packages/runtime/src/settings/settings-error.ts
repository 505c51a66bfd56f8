/** Settings that cannot be published; `issues` names each field. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError' as const
  readonly code: 'invalid-settings' | 'version-not-found' | 'moved-on'
  readonly retryable = false
  readonly issues: { path: string; code: string; message: string }[]

  constructor(issues: SettingsError['issues'], code: SettingsError['code'] = 'invalid-settings') {
    super(issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; '))
    this.code = code
    this.issues = issues
  }
}
