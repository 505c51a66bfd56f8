import { bills } from './bill-words.ts'
import { booked, booking, move, notBooking } from './booking-words.ts'
import { callback, notCallback } from './callback-words.ts'
import { complaint } from './complaint-words.ts'
import { doneByUs } from './done-words.ts'
import { expected } from './expected-words.ts'
import { jobs } from './job-words.ts'
import { together, type WordGroup } from './lexicon.ts'
import { newWork, notExisting, ourPeople, ourWork, workDone } from './our-work-words.ts'
import { notQuote, overpaid } from './price-words.ts'
import { quote } from './quote-words.ts'
import { sales } from './sales-words.ts'
import { silent } from './silent-words.ts'
import { declined, mistaken, otherTrade, ownCompany, trade, wrongNumber } from './stray-words.ts'
import { company, notComplaint, upset } from './upset-words.ts'

/** What a call says about what should happen next. */
export type IntentGroup =
  | 'quote'
  | 'notQuote'
  | 'booking'
  | 'notBooking'
  | 'move'
  | 'callback'
  | 'notCallback'
  | 'existing'
  | 'booked'
  | 'workDone'
  | 'ourPeople'
  | 'ourWork'
  | 'notExisting'
  | 'newWork'
  | 'complaint'
  | 'upset'
  | 'company'
  | 'trade'
  | 'notComplaint'
  | 'spam'
  | 'otherTrade'
  | 'wrongNumber'
  | 'ownCompany'
  | 'overpaid'
  | 'declined'
  | 'mistaken'

/** Phrases for each of them, by what they say. */
export const intentWords: Readonly<Record<IntentGroup, WordGroup>> = {
  quote,
  notQuote,
  booking,
  notBooking,
  move,
  callback,
  notCallback,
  booked,
  workDone,
  existing: together(jobs, bills, expected, doneByUs),
  ourPeople,
  ourWork,
  notExisting,
  newWork,
  complaint,
  upset,
  company,
  trade,
  notComplaint,
  spam: together(sales, silent),
  otherTrade,
  wrongNumber,
  ownCompany,
  overpaid,
  declined,
  mistaken,
}
