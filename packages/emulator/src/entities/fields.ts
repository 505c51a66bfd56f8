import type { EntityName } from './kind.ts'

/** What the emulator can look a reference up in; `Currency` has no rows of its own. */
export type RefTarget = EntityName | 'Currency'

interface FieldBase {
  /** Computed by QuickBooks: accepted and ignored on input. */
  readonly readOnly?: true
}

/** How one field of an entity looks on the wire; the table is what reading, presenting and `2010` go by. */
export type Field = FieldBase &
  (
    | { readonly kind: 'text'; readonly maxLength?: number }
    | { readonly kind: 'flag' }
    | { readonly kind: 'decimal'; readonly isMoney?: true }
    | { readonly kind: 'date' }
    | { readonly kind: 'choice'; readonly of: readonly string[] }
    | { readonly kind: 'ref'; readonly to?: RefTarget; readonly named: boolean; readonly typed?: true }
    | { readonly kind: 'group'; readonly className: string; readonly fields: Fields }
    | { readonly kind: 'list'; readonly of: Field }
    | { readonly kind: 'anything' }
  )

/** Fields by name, in the order QuickBooks sends them. */
export interface Fields {
  readonly [name: string]: Field
}

/** Text of at most `maxLength` characters. */
export const text = (maxLength?: number): Field => ({ kind: 'text', ...(maxLength === undefined ? {} : { maxLength }) })
/** A boolean. */
export const flag = (): Field => ({ kind: 'flag' })
/** A number; text that is a number is taken too, as Jackson does. */
export const decimal = (): Field => ({ kind: 'decimal' })
/** A sum of money: kept to the cent, halves away from zero, of at most ten digits before the point. */
export const money = (): Field => ({ kind: 'decimal', isMoney: true })
/** A `YYYY-MM-DD` date. */
export const date = (): Field => ({ kind: 'date' })
/** One of a closed list of words. */
export const choice = (...of: string[]): Field => ({ kind: 'choice', of })
/** A reference `{value, name}`; the name is filled in from the row it points to at the moment of reading. */
export const ref = (to?: RefTarget): Field => ({ kind: 'ref', ...(to === undefined ? {} : { to }), named: true })
/** A reference that QuickBooks sends without its name. */
export const bareRef = (to?: RefTarget): Field => ({ kind: 'ref', ...(to === undefined ? {} : { to }), named: false })
const people: ReadonlyMap<string, EntityName> = new Map([
  ['customer', 'Customer'],
  ['job', 'Customer'],
  ['vendor', 'Vendor'],
  ['employee', 'Employee'],
])

/** The list that a typed reference points into, whatever the case it is written in. */
export const personOf = (type: string | undefined): EntityName | undefined => people.get(type?.toLowerCase() ?? '')

/** A reference that says itself what it points to: `{value, name, type}`. */
export const typedRef = (): Field => ({ kind: 'ref', named: true, typed: true })
/** A nested object of a Java class that a `2010` would name. */
export const group = (className: string, fields: Fields): Field => ({ kind: 'group', className, fields })
/** A list of one kind of field. */
export const list = (of: Field): Field => ({ kind: 'list', of })
/** Data that is kept as it came. */
export const anything = (): Field => ({ kind: 'anything' })
/** Marks a field that QuickBooks computes. */
export const readOnly = (field: Field): Field => ({ ...field, readOnly: true })

const tagged: Fields = { Default: flag(), Tag: text() }

/** A postal address; each has an Id of its own. */
export const address = (): Field =>
  group('PhysicalAddress', {
    Id: text(),
    Line1: text(500),
    Line2: text(500),
    Line3: text(500),
    Line4: text(500),
    Line5: text(500),
    City: text(255),
    Country: text(255),
    CountryCode: text(255),
    County: text(255),
    CountrySubDivisionCode: text(255),
    PostalCode: text(30),
    PostalCodeSuffix: text(30),
    Lat: text(),
    Long: text(),
    Tag: text(),
    Note: text(),
  })

/** A telephone number as somebody wrote it. */
export const phone = (maxLength = 30): Field =>
  group('TelephoneNumber', {
    Id: text(),
    DeviceType: text(),
    CountryCode: text(),
    AreaCode: text(),
    ExchangeCode: text(),
    Extension: text(),
    FreeFormNumber: text(maxLength),
    ...tagged,
  })

/** An e-mail address, or several with commas between. */
export const email = (): Field => group('EmailAddress', { Id: text(), Address: text(100), ...tagged })

/** A web address. */
export const website = (): Field => group('WebSiteAddress', { Id: text(), URI: text(1000), ...tagged })

/** A link to another transaction. */
export const linkedTxn = (): Field => list(group('LinkedTxn', { TxnId: text(), TxnType: text(), TxnLineId: text() }))

/** The fields that every entity begins with. */
export const identity: Fields = {
  domain: readOnly(text()),
  sparse: readOnly(flag()),
  status: readOnly(text()),
  Id: readOnly(text()),
  SyncToken: readOnly(text()),
  MetaData: readOnly(anything()),
  CustomField: anything(),
  AttachableRef: anything(),
}
