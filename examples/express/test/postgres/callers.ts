import { type AppProcess, realmId, secret } from '../crash/app-process.ts'

const givenNames = ['Mike', 'Sarah', 'Dana', 'Priya', 'Hector', 'Ingrid', 'Omar', 'Wanda', 'Tobias', 'Yuki']
const familyNames = ['Chen', 'Johnson', 'Ruiz', 'Okafor', 'Lindqvist']
/** Fifty people whom the example company does not know. */
export const callers: readonly { name: string; number: number }[] = familyNames.flatMap((family, row) =>
  givenNames.map((given, column) => ({ name: `${given} ${family}`, number: row * givenNames.length + column })),
)

/** Posts a call as NextPhone does. @returns whether it was taken */
export const post = async ({ url }: AppProcess, { name, number }: (typeof callers)[number]): Promise<boolean> => {
  const body = {
    caller_number: `+1414555${String(100 + number).padStart(4, '0')}`,
    caller_name: name,
    email: `${name.toLowerCase().replace(' ', '.')}@example.com`,
    summary: 'AC not cooling. Would like somebody today if possible, wants a quote.',
    urgency: 'urgent',
    wants: 'quote',
    timestamp: '2025-11-24T14:02:00-06:00',
  }
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}`, connection: 'close' }
  const sent = fetch(`${url}/v1/${realmId}/calls/nextphone`, { method: 'POST', headers, body: JSON.stringify(body) })
  return sent.then(
    ({ ok }) => ok,
    () => false,
  )
}
