// Who is calling: the same person under a nickname, and somebody else on the same phone.
import { createCustomerIndex } from '@leadbooks/core'

const customers = createCustomerIndex([
  {
    id: '58',
    displayName: 'Robert Alvarez',
    givenName: 'Robert',
    familyName: 'Alvarez',
    phones: ['(312) 555-0142'],
    emails: ['rob.alvarez@example.com'],
    addresses: [{ line1: '410 Elm St', city: 'Chicago', region: 'IL', postalCode: '60614' }],
    active: true,
  },
])

const bob = customers.match({ name: 'Bob Alvarez', phones: ['+13125550142'], emails: [] })
bob.kind // => 'match'

const priya = customers.match({ name: 'Priya Raman', phones: ['+13125550142'], emails: [] })
priya.kind // => 'review'

const stranger = customers.match({ name: 'Robert Alvarez', phones: ['+17735550199'], emails: [] })
stranger.kind === 'match' // => false
