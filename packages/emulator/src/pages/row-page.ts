import type { EntityKind } from '../entities/kind.ts'
import { kinds } from '../entities/kinds.ts'
import type { Reply } from '../http/reply.ts'
import { isObject, type Json, type JsonObject, objectOf, objectsOf, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { escaped, facts, link, page, section, table } from './html.ts'
import { companyName } from './overview.ts'
import { money, plain, rowName, rowPath, rowTable, shown } from './row-table.ts'

/** The entity that a link's `TxnType` means. */
const linkedKind = (type: string | undefined): EntityKind | undefined =>
  kinds.get((type ?? '').replace(/^(BillPayment)(?:Check|CreditCard)$/, '$1'))

const txnLink = ({ TxnType, TxnId }: JsonObject, ledger: Ledger): string => {
  const type = textOf(TxnType) ?? ''
  const id = textOf(TxnId) ?? ''
  const kind = linkedKind(type)
  const row = kind === undefined ? undefined : ledger.find(kind.name, id)
  if (kind === undefined || row === undefined) return escaped(`${type} ${id}`)
  return link(rowPath(ledger, kind.name, id), `${type} ${rowName(row)}`)
}

/** Every link of a document, those of its lines too, each once. */
const linksOf = (row: JsonObject): JsonObject[] => {
  const all = [...objectsOf(row.LinkedTxn), ...objectsOf(row.Line).flatMap((line) => objectsOf(line.LinkedTxn))]
  const once = new Map(all.map((one) => [`${String(one.TxnType)} ${String(one.TxnId)}`, one]))
  return [...once.values()]
}

const detailOf = (line: JsonObject): JsonObject => objectOf(line[textOf(line.DetailType) ?? ''])

const lineTable = (row: JsonObject, ledger: Ledger): string => {
  const lines = objectsOf(row.Line)
  if (lines.length === 0) return ''
  return table(
    `${lines.length} ${lines.length === 1 ? 'line' : 'lines'}`,
    [
      { title: 'What' },
      { title: 'Description' },
      { title: 'Quantity', isNumber: true },
      { title: 'Rate', isNumber: true },
      { title: 'Amount', isNumber: true },
    ],
    lines.map((line) => {
      const detail = detailOf(line)
      const [linked] = objectsOf(line.LinkedTxn)
      const named = objectOf(detail.ItemRef ?? detail.GroupItemRef ?? detail.AccountRef).name
      const what = named ?? textOf(line.DetailType)?.replace(/(?:LineDetail|Line|Detail)$/, '')
      return [
        what === undefined && linked !== undefined ? txnLink(linked, ledger) : plain(what),
        plain(line.Description),
        plain(detail.Qty ?? detail.Quantity),
        plain(detail.UnitPrice),
        money(line.Amount),
      ]
    }),
    'No lines.',
  )
}

const addressText = (value: Json | undefined): string =>
  ['Line1', 'Line2', 'Line3', 'City', 'CountrySubDivisionCode', 'PostalCode']
    .map((field) => plain(objectOf(value)[field]))
    .filter((part) => part !== '')
    .join(', ')

const personLink = (row: JsonObject, ledger: Ledger): string => {
  const customer = refOf(row.CustomerRef)
  const vendor = refOf(row.VendorRef)
  if (customer !== undefined)
    return link(rowPath(ledger, 'Customer', customer), ledger.nameOf('Customer', customer) ?? customer)
  return vendor === undefined ? '' : link(rowPath(ledger, 'Vendor', vendor), ledger.nameOf('Vendor', vendor) ?? vendor)
}

const factsOf = (row: JsonObject, ledger: Ledger): string =>
  facts([
    ['Customer or vendor', personLink(row, ledger)],
    ['Number', plain(row.DocNumber)],
    ['Date', plain(row.TxnDate)],
    ['Due', plain(row.DueDate)],
    ['State', plain(row.Active === false ? 'inactive' : row.TxnStatus)],
    ['E-mail', plain(objectOf(row.PrimaryEmailAddr ?? row.BillEmail).Address)],
    ['E-mailed', plain(row.EmailStatus)],
    ['Telephone', plain(objectOf(row.PrimaryPhone).FreeFormNumber)],
    ['Mobile', plain(objectOf(row.Mobile).FreeFormNumber)],
    ['Address', addressText(row.BillAddr)],
    ['Notes', plain(row.Notes ?? row.PrivateNote)],
    ['Tax', money(objectOf(row.TxnTaxDetail).TotalTax)],
    ['Total', money(row.TotalAmt)],
    ['Unapplied', money(row.UnappliedAmt)],
    ['On hand', plain(row.QtyOnHand)],
    ['Balance', money(row.Balance ?? row.CurrentBalance)],
    ['SyncToken', plain(row.SyncToken)],
    ['Changed', plain(isObject(row.MetaData) ? row.MetaData.LastUpdatedTime : undefined)],
  ])

const mostOfCustomer = 100

/** The documents of a customer and the jobs below it. */
const belongings = (kind: EntityKind, row: Row, ledger: Ledger): string => {
  if (kind.name !== 'Customer') return ''
  const own = [...kinds.values()].flatMap((of) =>
    ledger
      .table(of.name)
      .ofCustomer(row.Id)
      .map((one) => ({ kind: of, row: one })),
  )
  const newest = own
    .sort((left, right) => (left.row.MetaData.LastUpdatedTime < right.row.MetaData.LastUpdatedTime ? 1 : -1))
    .slice(0, mostOfCustomer)
  const jobs = ledger
    .table('Customer')
    .below(row.Id)
    .map((one) => ({ kind, row: one }))
  const documents = rowTable(`The newest ${newest.length} of ${own.length}`, newest, ledger, 'No documents yet.')
  return (
    section('Documents', documents) +
    section('Jobs', jobs.length === 0 ? '' : rowTable(`${jobs.length} below this customer`, jobs, ledger, ''))
  )
}

/** One row: what matters of it, its lines, what it is linked to, and all of it as QuickBooks sends it. */
export const rowPage = (ledger: Ledger, kind: EntityKind, row: Row): Reply => {
  const one = shown(row, kind, ledger)
  const links = linksOf(one)
  const linked = links.length === 0 ? '' : `<ul>${links.map((to) => `<li>${txnLink(to, ledger)}</li>`).join('')}</ul>`
  const json = `<pre tabindex="0" aria-label="The whole row">${escaped(JSON.stringify(one, null, 2))}</pre>`
  return page(
    `${kind.name} ${rowName(one)}`,
    factsOf(one, ledger) +
      section('Lines', lineTable(one, ledger)) +
      section('Linked', linked) +
      belongings(kind, row, ledger) +
      section('As QuickBooks sends it', json),
    [
      { path: '/', text: 'Companies' },
      { path: `/companies/${ledger.realmId}`, text: companyName(ledger) },
      { path: `/companies/${ledger.realmId}/${kind.name}`, text: kind.name },
    ],
  )
}
