// QuickBooks does the work and its answer is lost: the retry carries the same requestid, and there is one customer.
import { createEmulator } from '@leadbooks/emulator'
import { createQuickBooks } from '@leadbooks/qbo'

const realmId = '9341450000000001'
const emulator = createEmulator({ company: 'empty' })
const qbo = createQuickBooks({
  realmId,
  environment: 'sandbox',
  auth: { accessToken: 'emulated' },
  fetch: emulator.fetch,
})

emulator.faults.next({ method: 'POST', kind: 'resetAfter' })
const customer = await qbo.customers.create({ DisplayName: 'Mike Chen' })

customer.DisplayName // => 'Mike Chen'
emulator.documents(realmId, 'Customer').length // => 1
emulator.requests.map(
  ({ method, entity, replayed }) => `${method} ${entity}${replayed ? ', answered from memory' : ''}`,
)
// => ['POST Customer', 'POST Customer, answered from memory']
