import { type Intent, isDecimal, type LeadRequest, type Urgency } from '@leadbooks/core'
import { currencyOf, parseMoneyRange } from './money-range.ts'
import { readAddressText } from './read-address.ts'
import type { Reading } from './reading.ts'
import { takenBack } from './taken-back.ts'
import { readAnswer, readIntents, readUrgency } from './words.ts'

/** Reads what is wanted. Without a message of its own, the call's summary or the service says it. */
export const readRequest = (reading: Reading, summary: string | undefined): LeadRequest => {
  const message = reading.prose('request.text')
  const serviceType = reading.line('request.serviceType')
  const urgency = readUrgencies(reading)
  const wishes = readWishes(reading)
  const budget = readBudget(reading)
  const estimatedHours = reading.read('request.estimatedHours', hours, 'a number of hours')
  const notes = reading.prose('request.notes')
  const site = readSite(reading)
  const pressing = urgency ?? wishes.urgency
  const text = message ?? summary ?? notes ?? serviceType ?? ''
  const request: LeadRequest = { text, intents: wishes.intents }
  if (serviceType) request.serviceType = serviceType
  if (pressing) request.urgency = pressing
  if (budget) request.budget = budget
  if (estimatedHours) request.estimatedHours = estimatedHours
  if (notes && notes !== text) request.notes = notes
  if (site) request.site = site
  return request
}

const readUrgencies = (reading: Reading): Urgency | undefined => {
  const emergency = reading.read('request.urgency.emergency', readAnswer, 'yes or no')
  const stated = reading.read('request.urgency', readUrgency, 'emergency, urgent or routine')
  const urgent = reading.read('request.urgency.urgent', readAnswer, 'yes or no')
  if (emergency) return 'emergency'
  return stated ?? (urgent ? 'urgent' : undefined)
}

const askable = ['quote', 'appointment', 'callback', 'existing-job', 'complaint', 'spam'] as const

/** Reads every field that says what the caller wants. A kind of call may be `emergency`: that is no wish and no less plain. */
const readWishes = (reading: Reading): { intents: Intent[]; urgency?: Urgency } => {
  const intents = new Set<Intent>()
  let pressing: Urgency | undefined
  for (const source of reading.sources.takeAll('request.intents')) {
    const read = readIntents(source.text)
    const urgency = read ? undefined : readUrgency(source.text)
    for (const intent of read ?? []) intents.add(intent)
    if (read) reading.note('request.intents', source)
    else if (urgency === 'emergency' || urgency === 'urgent') {
      pressing ??= urgency
      reading.note('request.urgency', source)
    } else reading.refuse(source, 'unreadable', `some of ${askable.join(', ')}`)
  }
  for (const wish of askable) if (reading.read(`request.intents.${wish}`, readAnswer, 'yes or no')) intents.add(wish)
  return { intents: [...intents], ...(pressing && { urgency: pressing }) }
}

const readBudget = (reading: Reading) => {
  const source = reading.sources.take('request.budget')
  if (!source) return undefined
  const range = parseMoneyRange(source.text)
  const currency = currencyOf(source.text, reading.context.country)
  if (!range || !currency) {
    reading.refuse(source, 'unreadable', 'an amount or a range of amounts', 'request.budget')
    return undefined
  }
  reading.note('request.budget', source)
  if (isUnclear(source.text, range))
    reading.doubt('request.budget', 'small-amount', 'it may be meant in hundreds or thousands')
  if (takenBack(source.text))
    reading.doubt('request.budget', 'corrected', 'another amount was said first and taken back')
  if (!/\d/.test(source.text)) reading.doubt('request.budget', 'spoken', 'the amount was said in words')
  return { ...range, currency }
}

/** `5 to 10` without a currency is seldom five dollars. */
const isUnclear = (text: string, { min, max = min }: { min?: string; max?: string }): boolean =>
  !/[$€£]|dollar|buck|usd|cad/i.test(text) && max !== undefined && /^[1-9]\d?$/.test(max) && Number(max) < 50

const hours = (text: string): string | undefined => {
  const [, digits = ''] = /^(?:about |around )?(\d{1,3}(?:\.\d{1,2})?) ?(?:h|hrs?|hours?)?$/i.exec(text) ?? []
  return isDecimal(digits) ? digits : undefined
}

const readSite = (reading: Reading) => {
  const name = reading.line('request.site.name')
  const address = reading.line('request.site.address')
  if (!name && !address) return undefined
  return {
    ...(name && { name }),
    ...(address && { address: readAddressText(reading, 'request.site.address', address) }),
  }
}
