import type { Condition } from '../operators/condition.ts'
import type { ItemWeights, MappingWeights } from '../rules/rules.ts'
import { unpackWeights } from '../text/packed-weights.ts'
import { itemWeights } from './item-weights.ts'
import { pressing, routine } from './phrases.ts'

/** Faults: how pressing the call is decides between the emergency visit and the ordinary one. */
const whens: Readonly<Record<string, Condition>> = {
  'Emergency Plumbing Service': pressing,
  'Emergency HVAC Diagnostic': pressing,
  'HVAC Repair - Hourly': pressing,
  'Emergency Electrical Service': pressing,
  'Plumbing Repair - Standard': routine,
  'Drain Service - Standard': routine,
  'Toilet Repair - Standard': routine,
  'Water Heater Service': routine,
  'HVAC Diagnostic - Standard': routine,
  'Electrical Repair - Standard': routine,
}

/** What words are worth for the items of the example catalogue, learned from calls that people labelled. */
export const starterWeights: MappingWeights = {
  ruleBits: 5,
  countsAbove: 1.5,
  aloneAbove: -5,
  minWords: 12,
  items: Object.fromEntries(
    Array.from(unpackWeights(itemWeights), ([item, { start, bits }]): [string, ItemWeights] => {
      const when = whens[item]
      return [item, { start, bits: Object.fromEntries(bits), ...(when === undefined ? {} : { when }) }]
    }),
  ),
}
