import type { OpenEnum } from './reference.ts'

/** Where an estimate stands; an app may set it, an invoice made from it closes it. */
export type EstimateStatus = OpenEnum<'Pending' | 'Accepted' | 'Closed' | 'Rejected' | 'Converted'>
