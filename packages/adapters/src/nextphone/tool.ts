/** One value that the NextPhone agent asks for or picks out of the call. */
export interface NextphoneParameter {
  name: string
  type: 'string'
  description: string
  required: boolean
}

/** Configuration of an HTTP tool as NextPhone takes it. */
export interface NextphoneTool {
  type: 'http'
  tool_name: string
  description: string
  url: string
  http_method: 'POST'
  headers: Record<string, string>
  body_template: Record<string, string>
  parameters: NextphoneParameter[]
  post_call: boolean
}

const described: Record<string, string> = {
  first_name: "Caller's first name",
  last_name: "Caller's last name",
  company_name: 'Company the caller speaks for, if any',
  email: "Caller's e-mail address, spelled back and confirmed",
  callback_number: 'Number to call back on, if it is not the one they call from, with area code',
  preferred_contact_method: 'phone, sms or email',
  address: 'Address where the work is to be done: street, city, state and ZIP',
  property_type: 'residential or commercial',
  service_type: 'Kind of service asked for, in a few words, e.g. AC repair',
  urgency: 'emergency (damage or danger now), urgent (today or tomorrow) or routine',
  wants: 'What the caller asks for: quote, appointment, callback; several are parted by commas',
  preferred_time: 'Day and time they would like somebody to come, as they said it',
  appointment_status: 'booked, rescheduled or cancelled, only if the caller has confirmed it in this call',
  callback_time: 'When they want to be called back, if they asked for that',
  budget: 'Budget they named, e.g. $500 or $5,000-$8,000',
  notes: 'Anything else the technician should know: access, pets, model, age of the unit',
}

/** Values that the agent is asked to collect. Whatever is not said stays out: a missing value is better than a made-up one. */
export const nextphoneParameters: NextphoneParameter[] = Object.entries(described).map(([name, description]) => ({
  name,
  type: 'string',
  description: `${description}. Leave empty if not said.`,
  required: false,
}))

/** What NextPhone fills in by itself. `call_id` and `timestamp` are not documented; where they stay unresolved they are passed over. */
const builtIn = ['caller_number', 'receiving_number', 'caller_name', 'summary', 'message', 'call_id', 'timestamp']

/** The body that {@link nextphone} reads best: every value under its own name. */
export const nextphoneBodyTemplate: Record<string, string> = Object.fromEntries(
  [...builtIn, ...Object.keys(described)].map((name) => [name, `{{${name}}}`]),
)

/**
 * Writes the HTTP tool that a NextPhone customer pastes into the account.
 *
 * It runs once after each call. The secret goes into `Authorization: Bearer …`, or as it is into the header named.
 *
 * @param options - `url` is where calls are received: `https://…/v1/{realmId}/calls/nextphone`
 * @throws TypeError when the URL is not https (http on this machine alone), or the header or the secret cannot be sent
 * @see https://github.com/GetNextPhone/tools
 * @example
 * import { nextphoneTool } from '@leadbooks/adapters/nextphone'
 *
 * const tool = nextphoneTool({ url: 'https://books.example.com/v1/9341450000000001/calls/nextphone', secret: 's3cret' })
 * tool.headers // => { 'Content-Type': 'application/json', Authorization: 'Bearer s3cret' }
 */
export const nextphoneTool = (options: { url: string; headerName?: string; secret?: string }): NextphoneTool => {
  const { url, headerName, secret } = options
  const target = URL.canParse(url) ? new URL(url) : undefined
  const isLocal = target?.hostname === 'localhost' || target?.hostname === '127.0.0.1'
  if (target?.protocol !== 'https:' && !(isLocal && target?.protocol === 'http:'))
    throw new TypeError('The URL of a tool carries names and numbers: an https URL was expected.')
  if (headerName !== undefined && !/^[\w!#$%&'*+.^`|~-]+$/.test(headerName))
    throw new TypeError('The header name holds characters that a header name may not hold.')
  if (secret !== undefined && !/^[\x21-\x7e]+$/.test(secret))
    throw new TypeError('A secret sent in a header holds visible ASCII characters alone, and no spaces.')
  const credential =
    secret === undefined
      ? {}
      : headerName === undefined
        ? { Authorization: `Bearer ${secret}` }
        : { [headerName]: secret }
  return {
    type: 'http',
    tool_name: 'send_call_to_leadbooks',
    description: 'Sends the details of every call to LeadBooks, which keeps QuickBooks up to date',
    url,
    http_method: 'POST',
    headers: { 'Content-Type': 'application/json', ...credential },
    body_template: nextphoneBodyTemplate,
    parameters: nextphoneParameters,
    post_call: true,
  }
}
