import type { JsonObject } from 'type-fest'
import type { Engine } from '../engine/options.ts'
import type { Write } from '../stores/store.ts'

/** A line for the audit trail. `detail` holds no personal data: the trail is never changed, so nobody could be forgotten. */
export const audited = (
  engine: Pick<Engine, 'now'>,
  { realmId, actor, action, detail = {} }: { realmId: string; actor: string; action: string; detail?: JsonObject },
): Write => ({ op: 'audit.append', entry: { realmId, at: engine.now(), actor, action, detail } })
