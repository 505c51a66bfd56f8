import type { Engine } from '../engine/options.ts'
import type { Write } from '../stores/store.ts'

/** How long what came in is kept. */
export interface Retention {
  /** Days after which what a phone service sent is taken away, once it has been read: 1 to 36,500. */
  rawDays?: number
  /** Days for which a lead that ended is kept after it was last touched: 1 to 36,500. */
  leadDays?: number
}

const dayMs = 86_400_000
const deliveriesAtOnce = 200
const leadsAtOnce = 50

const emptyDeliveries = async (engine: Engine, realmId: string, before: string): Promise<void> => {
  for (;;) {
    const aged = await engine.store.agedDeliveries(realmId, before, deliveriesAtOnce)
    const at = engine.now()
    if (aged.length > 0)
      await engine.store.commit(
        aged.map(({ adapter, deliveryId }): Write => ({ op: 'delivery.empty', realmId, adapter, deliveryId, at })),
      )
    if (aged.length < deliveriesAtOnce) return
  }
}

const eraseLeads = async (engine: Engine, realmId: string, before: string): Promise<void> => {
  for (;;) {
    const aged = await engine.store.agedLeads(realmId, before, leadsAtOnce)
    let erased = 0
    for (const { leadId } of aged) {
      const outcome = await engine.store.commit([{ op: 'lead.erase', realmId, leadId, at: engine.now() }])
      if (outcome.ok) erased += 1
      engine.logger.log('info', 'lead.erased', { realmId, leadId })
    }
    if (aged.length < leadsAtOnce || erased === 0) return
  }
}

/** Takes away what a business does not want to keep any longer, in small transactions. */
export const keepRetention = async (engine: Engine, realmId: string): Promise<void> => {
  const { rawDays, leadDays } = (await engine.tenantIfKnown(realmId))?.retention ?? {}
  const before = (days: number): string => new Date(engine.clock.now() - days * dayMs).toISOString()
  if (rawDays !== undefined) await emptyDeliveries(engine, realmId, before(rawDays))
  if (leadDays !== undefined) await eraseLeads(engine, realmId, before(leadDays))
}

const realmsAtOnce = 100

/** The same for every realm that holds anything. */
export const keepRetentions = async (engine: Engine): Promise<void> => {
  for (let after = ''; ; ) {
    const realms = await engine.store.listRealms({ after, limit: realmsAtOnce })
    for (const realmId of realms) await keepRetention(engine, realmId)
    after = realms.at(-1) ?? ''
    if (realms.length < realmsAtOnce) return
  }
}
