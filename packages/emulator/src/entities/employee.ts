import { type JsonObject, type Row, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { address, anything, date, decimal, flag, identity, list, text } from './fields.ts'
import type { EntityKind } from './kind.ts'
import { completeAddress, completeNames, dropEmpty, personFields, personName, personQueryable } from './person.ts'

/** Who works for the business. */
export const employee: EntityKind = {
  name: 'Employee',
  is: 'nameList',
  sequence: 'person',
  listName: 'Names',
  operations: new Set(['create', 'update']),
  uniqueName: personName,
  fields: {
    SSN: text(100),
    PrimaryAddr: address(),
    OtherAddr: list(address()),
    EmployeeType: text(),
    EmployeeNumber: text(100),
    BillableTime: flag(),
    BillRate: decimal(),
    CostRate: decimal(),
    BirthDate: date(),
    Gender: text(),
    HiredDate: date(),
    ReleasedDate: date(),
    UseTimeEntry: text(),
    Notes: text(),
    EmployeeEx: anything(),
    OtherContactInfo: anything(),
    IntuitId: text(),
    Organization: flag(),
    ...identity,
    ...personFields,
  },
  queryable: personQueryable,
  complete: (draft: JsonObject, previous: Row | undefined, ledger: Ledger): JsonObject =>
    dropEmpty({
      ...draft,
      ...completeNames(draft, previous, ledger),
      PrimaryAddr: completeAddress(draft.PrimaryAddr, previous?.PrimaryAddr, ledger),
      SSN: textOf(draft.SSN) === undefined ? undefined : 'XXX-XX-XXXX',
      BillableTime: draft.BillableTime === true,
    }),
}
