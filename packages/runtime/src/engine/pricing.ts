import {
  type CatalogItem,
  compileRules,
  customerQuery,
  detectIntents,
  detectUrgency,
  type ItemCatalog,
  judgeTexts,
  type Lead,
  type LeadEvent,
  type MappingResult,
  type MappingRules,
  type MappingWeights,
  type MatchDecision,
  project,
  type RuleSet,
  type TextAnswers,
} from '@leadbooks/core'
import { alertForReading } from '../outbox/alerts.ts'
import { classify } from '../outbox/failure.ts'
import { findCustomer } from '../quickbooks/find-customer.ts'
import type { LeadRecord } from '../stores/records.ts'
import { ensureImported } from '../sync/import.ts'
import { applyToLead } from './apply.ts'
import type { Engine } from './options.ts'
import { policyOf } from './step.ts'

/** Everything the caller or the agent said, as one text. */
const spokenText = ({ request, call }: Lead): string =>
  [request.text, call?.summary, call?.transcript].filter((text) => text !== undefined && text !== '').join('\n')

/**
 * Fills in how pressing a call is and what is wanted, where the phone service did not say.
 *
 * What the service did say stays: the mapping rules weigh both against the text once more when they price the lead.
 */
export const withDetected = (event: LeadEvent): LeadEvent => {
  if (event.type !== 'lead.received' && event.type !== 'lead.updated') return event
  const { lead } = event
  const text = spokenText(lead)
  const said = lead.request.intents
  // A service that names intents has heard the call; the text alone does not turn its lead into spam.
  const detected = detectIntents(text).intents.filter((intent) => said.length === 0 || intent !== 'spam')
  return {
    ...event,
    lead: {
      ...lead,
      request: {
        ...lead.request,
        urgency: lead.request.urgency ?? detectUrgency(text).urgency,
        intents: [...new Set([...said, ...detected])],
      },
    },
  }
}

/** Rules in use at once in one process; beyond this many, those that were not used for longest are compiled again. */
const mostCompiled = 2_000
const compiled = new Map<string, RuleSet>()

/** What words are worth makes most of a document and is made by a machine: each table is written once. */
const weightsWritten = new WeakMap<MappingWeights, string>()

const written = (weights: MappingWeights | undefined): string => {
  if (weights === undefined) return ''
  const text = weightsWritten.get(weights) ?? JSON.stringify(weights)
  weightsWritten.set(weights, text)
  return text
}

/** Compiles rules once for as long as they stay the same, whoever's they are: many businesses start with the same. */
const compiledOf = (mapping: MappingRules, rest: string): RuleSet => {
  const source = `${rest}\n${written(mapping.weights)}`
  const rules = compiled.get(source) ?? compileRules(mapping)
  compiled.delete(source)
  compiled.set(source, rules)
  const [oldest] = compiled.size > mostCompiled ? compiled.keys() : []
  if (oldest !== undefined) compiled.delete(oldest)
  return rules
}

/** What a document said when it was read last. */
interface LastReading {
  readonly rules: RuleSet
  /** All but the weights, as JSON. */
  readonly rest: string
  readonly weights: MappingWeights | undefined
  readAt: number
}

/** For so long a document is taken to say what it said: an app may change the object that it hands over. */
const unreadMs = 1_000
const lastReadings = new WeakMap<MappingRules, LastReading>()

/** Reads a document once a second, not for each call: it is longer than all that is said in one. */
const rulesOf = (mapping: MappingRules, now: number): RuleSet => {
  const last = lastReadings.get(mapping)
  if (last !== undefined && now >= last.readAt && now < last.readAt + unreadMs) return last.rules
  const { weights, ...others } = mapping
  const rest = JSON.stringify(others)
  if (last !== undefined && last.rest === rest && last.weights === weights) {
    last.readAt = now
    return last.rules
  }
  const rules = compiledOf(mapping, rest)
  lastReadings.set(mapping, { rules, rest, weights, readAt: now })
  return rules
}

/** A call that says nothing, for rules to be tried on. */
const silence: Lead = {
  id: 'nobody:0',
  source: 'nobody',
  occurredAt: '2000-01-01T00:00:00Z',
  contact: { phones: [], emails: [] },
  request: { text: 'Nothing was said.', intents: [] },
  fields: {},
}

/**
 * Makes a business's rules ready, so that its first caller does not wait for it: what rules look for is laid out when they
 * are run for the first time. Rules that cannot be read are told of with the first call.
 */
export const prepareRules = async (engine: Engine, realmId: string): Promise<void> => {
  try {
    const { mapping } = await engine.tenantOf(realmId)
    rulesOf(mapping, engine.clock.now()).map(silence, { at: silence.occurredAt })
  } catch (cause) {
    engine.logger.log('warn', 'rules.unready', { realmId, code: classify(cause).error.code })
  }
}

/**
 * Joins what QuickBooks says of items with what the tenant does: rate, id and use are QuickBooks', the unit and its terms are
 * the tenant's. An item that only the tenant names is not in use: QuickBooks cannot bill it.
 */
const joinCatalogs = (books: ItemCatalog, described: ItemCatalog): ItemCatalog => {
  const terms = new Map(described.map((item) => [item.item, item]))
  const known = new Set(books.map(({ item }) => item))
  const joined = books.map((item): CatalogItem => {
    const term = terms.get(item.item)
    if (term === undefined) return item
    const { unit, minimumHours, labourItem } = term
    return {
      ...item,
      unit,
      ...(unit === 'free' ? { rate: '0.00' } : {}),
      ...(minimumHours === undefined ? {} : { minimumHours }),
      ...(labourItem === undefined ? {} : { labourItem }),
    }
  })
  return [...joined, ...described.filter(({ item }) => !known.has(item)).map((item) => ({ ...item, active: false }))]
}

/** Works out what a lead comes to, by the rules and the rates of this moment, and what its words say to the triggers. */
export const quoteLead = async (
  engine: Engine,
  realmId: string,
  lead: Lead,
): Promise<{ result: MappingResult; texts: TextAnswers; decision: MatchDecision }> => {
  const tenant = await engine.tenantOf(realmId)
  const { country, inactiveCustomers } = tenant
  await ensureImported(engine, realmId)
  const { decision } = await findCustomer(engine.store, customerQuery(lead), { realmId, country, inactiveCustomers })
  const items = joinCatalogs(
    (await engine.store.listItems(realmId)).map(({ item }) => item),
    tenant.items ?? [],
  )
  const result = rulesOf(tenant.mapping, engine.clock.now()).map(lead, {
    at: lead.occurredAt,
    items,
    caller: {
      known: decision.kind === 'match',
      ...(lead.contact.customerType === undefined ? {} : { customerType: lead.contact.customerType }),
    },
  })
  return { result, texts: judgeTexts(policyOf(tenant), lead), decision }
}

/** Where a company was never read, a call is the first to find out that it is not connected. */
const readForFirstTime = async (engine: Engine, realmId: string): Promise<void> => {
  try {
    await ensureImported(engine, realmId)
  } catch (cause) {
    const { error } = classify(cause)
    const alerts = await alertForReading(engine.store, realmId, { error, now: engine.now() })
    if (alerts.length > 0) await engine.store.commit(alerts)
    throw cause
  }
}

/** Prices a lead, once: the lines it is given stay, whatever the rules become. */
export const priceLead = async (engine: Engine, { realmId, leadId, state }: LeadRecord): Promise<void> => {
  const { lead } = project(state, policyOf(await engine.tenantOf(realmId)))
  if (lead === undefined) return
  await readForFirstTime(engine, realmId)
  const { result, texts } = await quoteLead(engine, realmId, lead)
  const priced: LeadEvent = { type: 'lead.priced', id: `${leadId}/priced`, at: engine.now(), leadId, result, texts }
  await applyToLead(engine, { realmId, leadId }, (record) => (record.pricing === 'done' ? [] : [priced]))
}
