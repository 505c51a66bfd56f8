import type { LeadContact } from '@leadbooks/core'
import { readAddress } from './read-address.ts'
import { readEmails } from './read-emails.ts'
import { readName } from './read-name.ts'
import { readPhones } from './read-phones.ts'
import type { Reading } from './reading.ts'
import type { TextSource } from './sources.ts'
import { readContactMethod, readCustomerType } from './words.ts'

/** Reads who is calling. The number they call from stands first; numbers they said are added behind it. */
export const readContact = (reading: Reading, callerNumber: TextSource | undefined): LeadContact => {
  const phones = readPhones(reading, callerNumber)
  const emails = readEmails(reading)
  const contact: LeadContact = { ...readName(reading), phones, emails }
  const address = readAddress(reading)
  const preferredContactMethod = reading.read(
    'contact.preferredContactMethod',
    readContactMethod,
    'phone, sms or email',
  )
  const customerType = reading.read('contact.customerType', readCustomerType, 'residential or commercial')
  const crm = reading.line('contact.externalIds.crm')
  if (address) contact.address = address
  if (preferredContactMethod) contact.preferredContactMethod = preferredContactMethod
  if (customerType) contact.customerType = customerType
  if (crm) contact.externalIds = { crm }
  return contact
}
