/** Codes that decide the class of an error by themselves, whatever the status they come with. */
export type FaultKind =
  | 'throttled'
  | 'authentication'
  | 'authorization'
  | 'duplicate-name'
  | 'stale-object'
  | 'object-not-found'
  | 'service'

const kinds: ReadonlyMap<string, FaultKind> = new Map([
  ['3001', 'throttled'],
  ['100', 'authentication'],
  ['110', 'authentication'],
  ['3200', 'authentication'],
  ['120', 'authorization'],
  ['3100', 'authorization'],
  ['5020', 'authorization'],
  ['5030', 'authorization'],
  ['6190', 'authorization'],
  ['6240', 'duplicate-name'],
  ['5010', 'stale-object'],
  ['610', 'object-not-found'],
  ['140', 'service'],
  ['150', 'service'],
  ['10000', 'service'],
])

/** What the code says about the error's class; nothing for the many codes that are plain validation. */
export const kindOfCode = (code: string): FaultKind | undefined => kinds.get(code)

/** Our own words for a code: QuickBooks' may repeat what was sent. */
const meanings: ReadonlyMap<string, string> = new Map([
  ['120', 'the user has lost access to the company'],
  ['140', 'the company is locked'],
  ['150', 'the company is under maintenance'],
  ['500', 'unsupported operation'],
  ['600', 'duplicate requestid'],
  ['610', 'object not found or inactive'],
  ['620', 'transaction cannot be linked'],
  ['1040', 'batch too large'],
  ['2010', 'unknown property'],
  ['2020', 'required parameter missing'],
  ['2030', 'invalid id'],
  ['2040', 'forbidden characters'],
  ['2050', 'text too long'],
  ['2130', 'invalid requestid format'],
  ['2170', 'unknown enumeration value'],
  ['2210', 'invalid e-mail address'],
  ['2500', 'invalid reference'],
  ['3001', 'too many requests'],
  ['3100', 'the app is not authorised for this company'],
  ['3200', 'access token not accepted'],
  ['4000', 'query cannot be parsed'],
  ['4001', 'invalid query'],
  ['4002', 'query cannot be processed'],
  ['5010', 'changed by somebody else meanwhile'],
  ['5020', 'permission denied'],
  ['5030', "feature not in the company's plan"],
  ['6000', 'business validation'],
  ['6070', 'amount is not quantity times unit price'],
  ['6080', 'no name given'],
  ['6100', 'line tax code must be TAX or NON'],
  ['6140', 'duplicate document number'],
  ['6190', "the company's subscription has ended"],
  ['6200', 'the books are closed for this date'],
  ['6210', 'the books are closed for this date'],
  ['6240', 'name already in use'],
  ['6540', 'transaction already deposited'],
  ['10000', 'failure inside QuickBooks'],
  ['10100', 'result too large'],
])

/** `, and the meaning of the code`, or nothing for a code that is not in the table. */
export const describeCode = (code: string): string => {
  const meaning = meanings.get(code)
  return meaning ? `, ${meaning}` : ''
}
