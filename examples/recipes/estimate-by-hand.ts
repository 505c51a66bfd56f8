// An estimate from your own code, without a phone call: find the item, make the customer, e-mail the offer.
import { createEmulator } from '@leadbooks/emulator'
import { createQuickBooks } from '@leadbooks/qbo'

const emulator = createEmulator()
const qbo = createQuickBooks({
  realmId: '9341450000000001',
  environment: 'sandbox',
  auth: { accessToken: 'emulated' },
  fetch: emulator.fetch,
})

const item = await qbo.items.query({ where: { Name: 'HVAC Repair - Hourly' } }).first()
if (item === undefined) throw new Error('The company does not sell that.')

const customer = await qbo.customers.create({
  DisplayName: 'Ada Okafor',
  PrimaryEmailAddr: { Address: 'ada@example.com' },
})
const estimate = await qbo.estimates.create({
  CustomerRef: { value: customer.Id },
  Line: [
    {
      DetailType: 'SalesItemLineDetail',
      Amount: 270,
      SalesItemLineDetail: { ItemRef: { value: item.Id }, Qty: 2, UnitPrice: 135 },
    },
  ],
})
estimate.TotalAmt // => 270

const sent = await qbo.estimates.send(estimate.Id, { to: 'ada@example.com' })
sent.EmailStatus // => 'EmailSent'
