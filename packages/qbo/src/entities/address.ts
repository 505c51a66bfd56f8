/** A postal address. Either the lines or the parts may be filled; sent addresses get their own `Id`. */
export interface PhysicalAddress {
  Id?: string
  Line1?: string
  Line2?: string
  Line3?: string
  Line4?: string
  Line5?: string
  City?: string
  /** State or province. */
  CountrySubDivisionCode?: string
  PostalCode?: string
  Country?: string
  /** Decimal degrees, or `INVALID` where the address was not found. */
  Lat?: string
  Long?: string
}

export interface EmailAddress {
  /** At most 100 characters. */
  Address?: string
}

export interface TelephoneNumber {
  /** As a person would write it; at most 30 characters. */
  FreeFormNumber?: string
}

export interface WebSiteAddress {
  URI?: string
}
