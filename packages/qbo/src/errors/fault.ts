/** One error inside a fault. `detail` may name customers: show it to the business, keep it out of logs. */
export interface Fault {
  /** Digits without leading zeros; `''` where the reply had none. */
  code: string
  message: string
  detail: string
  /** The field at fault, where QuickBooks says so: `Line.DetailType`. */
  element?: string
}

/** What a reply says went wrong. */
export interface FaultReport {
  /** `ValidationFault`, `SystemFault`, `AuthenticationFault`, `AuthorizationFault`, `SERVICE`, `AUTHENTICATION`, or `''`. */
  type: string
  faults: Fault[]
}

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Own field under either spelling: the gateway writes in lower case what the service capitalises. */
const field = (fields: Fields, name: string): unknown => {
  if (Object.hasOwn(fields, name)) return fields[name]
  const lower = name.toLowerCase()
  return Object.hasOwn(fields, lower) ? fields[lower] : undefined
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

const elements = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

/** Writes a code as digits without leading zeros, so that the gateway's `003001` is the service's `3001`. */
export const plainCode = (code: string): string => code.trim().replace(/^0+(?=\d)/, '')

const readFault = (error: Fields): Fault => {
  const element = text(field(error, 'Element'))
  return {
    code: plainCode(text(field(error, 'Code'))),
    message: text(field(error, 'Message')),
    detail: text(field(error, 'Detail')),
    ...(element && { element }),
  }
}

const readReport = (fault: unknown): FaultReport | undefined => {
  if (!isFields(fault)) return undefined
  return { type: text(field(fault, 'Type')), faults: elements(field(fault, 'Error')).filter(isFields).map(readFault) }
}

/**
 * Finds the fault in a JSON reply, whatever the status: `Fault`, the gateway's lower-case `fault`, or the fault of an upload.
 *
 * Faults of batch items are theirs alone and are not looked at.
 */
export const faultInJson = (body: unknown): FaultReport | undefined => {
  if (!isFields(body)) return undefined
  const own = readReport(field(body, 'Fault'))
  if (own) return own
  const [upload] = elements(field(body, 'AttachableResponse'))
  return isFields(upload) ? readReport(field(upload, 'Fault')) : undefined
}
