/**
 * Work that belongs to no lead (a customer whom the CRM has changed, a fact of QuickBooks' that goes to the CRM) stands in
 * the outbox under a name of its own, so that it waits for nothing but its like. No lead is named so: a lead's id begins with
 * its source and a colon.
 */
const prefix = 'quickbooks/'

/** @param parts - what the work is about: `customer`, its Id */
export const leadlessId = (...parts: string[]): string => prefix + parts.join('/')

export const isLeadless = (leadId: string): boolean => leadId.startsWith(prefix)
