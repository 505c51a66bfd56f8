import type { CustomerWritable } from './generated/customer.ts'

/** The parts a name can have; a customer needs at least one. `DisplayName` is made from the others when it is left out. */
export type CustomerName = Pick<
  CustomerWritable,
  'DisplayName' | 'Title' | 'GivenName' | 'MiddleName' | 'FamilyName' | 'Suffix'
>
