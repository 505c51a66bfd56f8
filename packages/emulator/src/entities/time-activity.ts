import { requiredParameter } from '../faults/fault.ts'
import { type JsonObject, refOf } from '../ledger/json.ts'
import { anything, bareRef, choice, date, decimal, flag, identity, ref, text } from './fields.ts'
import type { EntityKind } from './kind.ts'
import { dropEmpty } from './person.ts'

const checkWorker = (draft: JsonObject): void => {
  if (draft.NameOf === undefined) throw requiredParameter('NameOf')
  const field = draft.NameOf === 'Vendor' ? 'VendorRef' : 'EmployeeRef'
  if (draft.NameOf !== 'Other' && refOf(draft[field]) === undefined) throw requiredParameter(field)
}

/** Hours somebody worked. */
export const timeActivity: EntityKind = {
  name: 'TimeActivity',
  is: 'transaction',
  sequence: 'TimeActivity',
  listName: 'TimeActivities',
  operations: new Set(['create', 'update', 'delete']),
  fields: {
    TimeZone: text(),
    TxnDate: date(),
    NameOf: choice('Employee', 'Other', 'Vendor'),
    EmployeeRef: ref('Employee'),
    VendorRef: ref('Vendor'),
    OtherNameRef: ref(),
    CustomerRef: ref('Customer'),
    DepartmentRef: ref('Department'),
    ItemRef: ref('Item'),
    ClassRef: ref('Class'),
    PayrollItemRef: bareRef(),
    ProjectRef: ref('Customer'),
    TimeChargeId: decimal(),
    BillableStatus: choice('Billable', 'NotBillable', 'HasBeenBilled'),
    Taxable: flag(),
    HourlyRate: decimal(),
    CostRate: decimal(),
    Hours: decimal(),
    Minutes: decimal(),
    Seconds: decimal(),
    BreakHours: decimal(),
    BreakMinutes: decimal(),
    BreakSeconds: decimal(),
    StartTime: text(),
    EndTime: text(),
    Description: text(4000),
    TimeActivityEx: anything(),
    HoursInEmployeeTimeZone: flag(),
    ...identity,
  },
  queryable: {
    Id: 'id',
    TxnDate: 'date',
    CustomerRef: 'ref',
    EmployeeRef: 'ref',
    VendorRef: 'ref',
    'MetaData.CreateTime': 'time',
    'MetaData.LastUpdatedTime': 'time',
  },
  complete: (draft, _previous, ledger) => {
    checkWorker(draft)
    const billable = draft.BillableStatus ?? 'NotBillable'
    if (billable === 'Billable' && refOf(draft.CustomerRef) === undefined) throw requiredParameter('CustomerRef')
    const clocked = draft.StartTime !== undefined && draft.EndTime !== undefined
    if (!clocked && draft.Hours === undefined && draft.Minutes === undefined) throw requiredParameter('Hours')
    return dropEmpty({
      ...draft,
      TxnDate: draft.TxnDate ?? ledger.today(),
      BillableStatus: billable,
      Taxable: draft.Taxable === true,
      HourlyRate: draft.HourlyRate ?? 0,
      ...(clocked ? {} : { Hours: draft.Hours ?? 0, Minutes: draft.Minutes ?? 0 }),
    })
  },
}
