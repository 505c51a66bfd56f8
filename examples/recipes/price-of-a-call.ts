// What a call costs, from its words: rules only, no QuickBooks, no store.
import { compileRules, type Lead } from '@leadbooks/core'
import { homeServicesItems, homeServicesRules } from '@leadbooks/core/starter'

const call: Lead = {
  id: 'webhook:1',
  source: 'webhook',
  occurredAt: '2026-03-04T05:40:00Z',
  contact: { phones: ['+15551234567'], emails: [] },
  request: { text: 'I have a burst pipe, water everywhere!', intents: [] },
  fields: {},
}

// Tuesday, 23:40 in Chicago.
const price = compileRules(homeServicesRules).map(call, { at: call.occurredAt, items: homeServicesItems })

price.lines.map(({ item, quantity, rate, amount }) => `${item}: ${quantity} × ${rate} = ${amount}`)
// => [
//   'Emergency Plumbing Service: 2 × 150.00 = 300.00',
//   'After-Hours Service: 1 × 75.00 = 75.00',
// ]
price.totalBeforeTax // => '375.00'
price.urgency // => 'emergency'
