const currencyNames: { readonly [code: string]: string } = {
  USD: 'United States Dollar',
  CAD: 'Canadian Dollar',
  GBP: 'British Pound Sterling',
  EUR: 'Euro',
  AUD: 'Australian Dollar',
}

/** A currency's name where QuickBooks' own wording is not known; undefined for what is no code. */
const foreignName = (code: string): string | undefined =>
  /^[A-Z]{3}$/.test(code) ? new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' }).of(code) : undefined

/** What QuickBooks calls a currency; undefined for what is no code of one. */
export const currencyName = (code: string): string | undefined => currencyNames[code] ?? foreignName(code)
