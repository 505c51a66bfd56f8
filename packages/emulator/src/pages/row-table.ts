import type { EntityKind, EntityName } from '../entities/kind.ts'
import { present } from '../entities/present.ts'
import { type Json, type JsonObject, objectOf, type Row, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Column, escaped, link, table } from './html.ts'

/** A plain value as HTML; nothing for what is no text, number or flag. */
export const plain = (value: Json | undefined): string =>
  value === undefined || value === null || typeof value === 'object' ? '' : escaped(String(value))

/** An amount as HTML, with two decimals. */
export const money = (value: Json | undefined): string => (typeof value === 'number' ? escaped(value.toFixed(2)) : '')

/** A row as QuickBooks sends it, its Id beside it even where QuickBooks sends none. */
export const shown = (row: Row, kind: EntityKind, ledger: Ledger): JsonObject => ({
  ...present(row, kind, (to, id) => ledger.nameOf(to, id)),
  Id: row.Id,
})

/** Where the page of a row is. */
export const rowPath = (ledger: Ledger, entity: EntityName, id: string): string =>
  `/companies/${ledger.realmId}/${entity}/${encodeURIComponent(id)}`

/** What a row is called: its full name, its number, or its Id. */
export const rowName = (row: JsonObject): string =>
  textOf(row.FullyQualifiedName) ??
  textOf(row.DisplayName) ??
  textOf(row.Name) ??
  textOf(row.DocNumber) ??
  String(row.Id ?? '')

const stateOf = (row: JsonObject): string => {
  if (row.Active === false) return 'inactive'
  return textOf(row.TxnStatus) ?? (String(row.PrivateNote ?? '').startsWith('Voided') ? 'voided' : '')
}

const columns: readonly Column[] = [
  { title: 'Id' },
  { title: 'Name or number' },
  { title: 'Whose' },
  { title: 'Date' },
  { title: 'State' },
  { title: 'Total', isNumber: true },
  { title: 'Balance', isNumber: true },
]

/** Rows of one entity or several, each with a link to its page. */
export const rowTable = (
  caption: string,
  rows: readonly { readonly kind: EntityKind; readonly row: Row }[],
  ledger: Ledger,
  whenEmpty: string,
): string =>
  table(
    caption,
    columns,
    rows.map(({ kind, row }) => {
      const one = shown(row, kind, ledger)
      return [
        link(rowPath(ledger, kind.name, row.Id), row.Id),
        escaped(rowName(one)),
        plain(objectOf(one.CustomerRef ?? one.VendorRef).name),
        plain(one.TxnDate),
        escaped(stateOf(one)),
        money(one.TotalAmt ?? one.UnitPrice ?? one.Amount),
        money(one.Balance ?? one.CurrentBalance),
      ]
    }),
    whenEmpty,
  )
