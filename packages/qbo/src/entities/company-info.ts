import type { EmailAddress, PhysicalAddress, TelephoneNumber, WebSiteAddress } from './address.ts'
import type { DateString, Stored } from './reference.ts'

/** The company that the books belong to. */
export interface CompanyInfo extends Stored<'CompanyInfo'> {
  CompanyName: string
  LegalName?: string
  CompanyAddr?: PhysicalAddress
  CustomerCommunicationAddr?: PhysicalAddress
  LegalAddr?: PhysicalAddress
  PrimaryPhone?: TelephoneNumber
  Email?: EmailAddress
  WebAddr?: WebSiteAddress
  CompanyStartDate?: DateString
  FiscalYearStartMonth?: string
  Country?: string
  SupportedLanguages?: string
  NameValue?: { Name?: string; Value?: string }[]
}
