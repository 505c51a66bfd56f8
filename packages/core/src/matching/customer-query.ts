import type { Lead } from '../lead/lead.ts'
import { parsePersonName } from '../lead/person-name.ts'
import type { CustomerQuery } from './contract.ts'

/**
 * Takes from a lead what tells who is calling.
 *
 * The caller's own number counts even where the contact has none. A caller ID that names nobody (`WIRELESS CALLER`) is left out.
 *
 * @example
 * import { customerQuery, type Lead } from '@leadbooks/core'
 *
 * const lead: Lead = {
 *   id: 'nextphone:1',
 *   source: 'nextphone',
 *   occurredAt: '2026-03-02T20:02:00Z',
 *   contact: { name: 'Mike Chen', phones: ['+15551234567'], emails: [] },
 *   request: { text: 'AC not cooling', intents: [] },
 *   fields: {},
 * }
 * customerQuery(lead) // => { name: 'Mike Chen', phones: ['+15551234567'], emails: [] }
 */
export const customerQuery = ({ contact, call }: Lead): CustomerQuery => {
  const { name, givenName, familyName, companyName, address, externalIds } = contact
  const own = call?.direction === 'outbound' ? call.to : call?.from
  const phones = contact.phones.length > 0 || own === undefined ? contact.phones : [own]
  return {
    ...(name === undefined || parsePersonName(name).junk === true ? {} : { name }),
    ...(givenName === undefined ? {} : { givenName }),
    ...(familyName === undefined ? {} : { familyName }),
    ...(companyName === undefined ? {} : { companyName }),
    phones: [...phones],
    emails: [...contact.emails],
    ...(address === undefined ? {} : { address }),
    ...(externalIds === undefined ? {} : { externalIds }),
  }
}
