import { normalizeEmail } from '../lead/email.ts'

/** An e-mail address for comparing. */
export interface NormalEmail {
  key: string
  /** The part before the sign as it was written, without a tag: of two people of one name, Gmail knows one with a dot and one without, says a list. */
  spelled: string
  /** The part before the sign without dots and dashes, which are the first to get lost on the phone. */
  mailbox: string
  domain: string
  /** The domain belongs to one organisation, so that its addresses are colleagues. */
  own: boolean
}

const freeMail: ReadonlySet<string> = new Set(
  `gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com comcast.net att.net live.com msn.com me.com mac.com verizon.net sbcglobal.net
bellsouth.net cox.net charter.net earthlink.net ymail.com rocketmail.com protonmail.com proton.me gmx.com mail.com zoho.com fastmail.com hey.com
juno.com frontier.com windstream.net centurylink.net optonline.net rogers.com shaw.ca bell.net sympatico.ca telus.net videotron.ca yahoo.ca hotmail.ca
yahoo.co.uk hotmail.co.uk googlemail.com email.com example.com`.split(/\s+/),
)

/** `undefined` for what is no address and for placeholders. */
export const normalEmail = (raw: string): NormalEmail | undefined => {
  const { key, email = '' } = normalizeEmail(raw)
  return key === undefined ? undefined : emailOf(key, email.slice(0, email.lastIndexOf('@')).replace(/(?<=.)\+.*$/, ''))
}

/** Takes the key of an address apart. */
export const emailOf = (key: string, spelled: string): NormalEmail => {
  const domain = key.slice(key.lastIndexOf('@') + 1)
  return { key, spelled, mailbox: spelled.replace(/[._-]/g, ''), domain, own: !freeMail.has(domain) }
}

const shared =
  /^(?:info|office|billing|admin|contact|hello|mail|email|sales|service|support|accounting|accounts|ap|team|me|home)$/

/** Long enough to be one person's choice, so that it tells who it is even where the domain was misheard. */
export const isPersonalMailbox = (mailbox: string): boolean => mailbox.length > 4 && !shared.test(mailbox)
