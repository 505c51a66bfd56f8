import { createEmulator, type Emulator, type EmulatorOptions } from '../src/index.ts'
import { isObject, type JsonObject, objectOf, objectsOf } from '../src/ledger/json.ts'

export const realmId = '9341450000000001'

/** A reply of the emulator, read. */
export interface Answer {
  readonly status: number
  readonly text: string
  /** Empty where the reply is no JSON. */
  readonly body: JsonObject
  readonly headers: Headers
}

/** A company of an emulator, called with plain fetch. */
export interface Company {
  readonly emulator: Emulator
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** Creates a row and gives it back; a refusal fails the test. */
  create(entity: string, body: JsonObject, parameters?: string): Promise<JsonObject>
  /** Changes a row as it stands now. */
  update(entity: string, id: string, changes: JsonObject): Promise<Answer>
  read(entity: string, id: string): Promise<JsonObject>
  /** The rows a statement finds. */
  rows(statement: string): Promise<JsonObject[]>
  query(statement: string): Promise<Answer>
}

const parsed = (text: string): JsonObject => {
  if (!text.startsWith('{')) return {}
  const value: unknown = JSON.parse(text)
  return isObject(value) ? value : {}
}

/** Monday 14:02 in Chicago. */
export const monday = Date.parse('2026-11-23T14:02:00-06:00')

export const openCompany = (options: EmulatorOptions = {}): Company => {
  const emulator = createEmulator({ company: 'empty', clock: { now: () => monday }, ...options })
  const call: Company['call'] = async (method, path, body, headers = {}) => {
    const response = await emulator.fetch(`https://quickbooks.api.intuit.com/v3/company/${realmId}/${path}`, {
      method,
      headers: { authorization: 'Bearer any', accept: 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, text, body: parsed(text), headers: response.headers }
  }
  const read: Company['read'] = async (entity, id) =>
    objectOf(Object.values((await call('GET', `${entity.toLowerCase()}/${id}`)).body)[0])
  const query: Company['query'] = (statement) => call('GET', `query?query=${encodeURIComponent(statement)}`)
  return {
    emulator,
    call,
    read,
    query,
    create: async (entity, body, parameters = '') => {
      const { status, text, body: reply } = await call('POST', `${entity.toLowerCase()}${parameters}`, body)
      if (status !== 200) throw new Error(text)
      return objectOf(reply[entity])
    },
    update: async (entity, id, changes) => {
      const { SyncToken } = await read(entity, id)
      return call('POST', entity.toLowerCase(), { Id: id, SyncToken, sparse: true, ...changes })
    },
    rows: async (statement) => {
      const { status, text, body } = await query(statement)
      if (status !== 200) throw new Error(text)
      return objectsOf(Object.values(objectOf(body.QueryResponse))[0])
    },
  }
}

/** What a refusal says: code and Detail. */
export const faultOf = ({ body }: Answer): { code: unknown; detail: unknown; element: unknown } => {
  const [error] = objectsOf(objectOf(body.Fault).Error)
  return { code: error?.code, detail: error?.Detail, element: error?.element }
}

/** The code of a refusal, with its status. */
export const refusal = (answer: Answer): string => `${answer.status} ${String(faultOf(answer).code)}`

/** An item to sell, in a company that has none. */
export const serviceItem = async (company: Company, Name: string, rest: JsonObject = {}): Promise<string> => {
  const [account] = await company.rows("SELECT * FROM Account WHERE Name = 'Services'")
  const item = await company.create('Item', {
    Name,
    Type: 'Service',
    IncomeAccountRef: { value: String(account?.Id) },
    ...rest,
  })
  return String(item.Id)
}

/** A line that sells an item. */
export const line = (itemId: string, qty: number, unitPrice: number, amount = qty * unitPrice): JsonObject => ({
  Amount: amount,
  DetailType: 'SalesItemLineDetail',
  SalesItemLineDetail: { ItemRef: { value: itemId }, Qty: qty, UnitPrice: unitPrice },
})
