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
  CountryCode?: string
  County?: string
  PostalCodeSuffix?: string
  Tag?: string
  Note?: string
  /** Decimal degrees, or `INVALID` where the address was not found. */
  Lat?: string
  Long?: string
}

export interface EmailAddress {
  Id?: string
  Default?: boolean
  Tag?: string
  /** At most 100 characters. */
  Address?: string
}

/** A number, as the parts or as it is written. */
export interface TelephoneNumber {
  DeviceType?: string
  CountryCode?: string
  AreaCode?: string
  ExchangeCode?: string
  Extension?: string
  Id?: string
  Default?: boolean
  Tag?: string
  /** As a person would write it; at most 30 characters. */
  FreeFormNumber?: string
}

export interface WebSiteAddress {
  Id?: string
  Default?: boolean
  Tag?: string
  URI?: string
}
