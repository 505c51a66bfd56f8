import { homeServicesItems, homeServicesRules } from '@leadbooks/core/starter'
import type { TenantConfig } from '@leadbooks/runtime'

export const realmId = '9341450000000001'
export const secret = 'a-secret-of-the-simulation'
export const verifierToken = 'a-verifier-token-of-the-simulation'
export const contractorNumber = '+13125550100'

/** A Monday afternoon in Chicago. */
export const worldStart: number = Date.parse('2026-11-23T14:02:00-06:00')

export const tenant: TenantConfig = {
  timeZone: 'America/Chicago',
  country: 'US',
  currency: 'USD',
  secrets: { nextphone: [secret] },
  mapping: homeServicesRules,
  items: homeServicesItems,
  senders: { businessName: 'Example Home Services', contractor: { sms: [contractorNumber] } },
}
