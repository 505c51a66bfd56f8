import type { Sealer } from '@leadbooks/qbo'
import type { JsonObject } from 'type-fest'
import { audited } from '../access/audit.ts'
import type { Engine } from '../engine/options.ts'
import type { TenantConfig } from '../engine/tenant.ts'
import type { RegisterRecord } from '../stores/records.ts'
import type { Store } from '../stores/store.ts'
import { checkSettings } from './check-settings.ts'
import { SettingsError } from './settings-error.ts'

/** What was published, when and by whom. */
export interface SettingsVersion {
  /** From 1; the highest is what counts. */
  version: number
  /** ISO 8601 instant. */
  publishedAt: string
  publishedBy: string
  note?: string
  /** The version that this one brought back. */
  copyOf?: number
}

export interface PublishedSettings extends SettingsVersion {
  config: TenantConfig
}

export interface PublishOptions {
  /** Who publishes, for the audit trail. */
  by: string
  note?: string
  /** Refuses where somebody has published since; 0 where nothing was. @defaultValue whatever is there is replaced */
  expectedVersion?: number
}

/**
 * What is known of each business, kept in the store in versions: a version is never changed, and an old one comes back as
 * a new one.
 */
export interface Settings {
  /** @returns the version that counts, or the one that is named; `undefined` where there is none */
  read(realmId: string, options?: { version?: number }): Promise<PublishedSettings | undefined>
  /** Newest first. */
  list(realmId: string, options?: { limit?: number }): Promise<SettingsVersion[]>
  /** Makes settings count from now on. @throws SettingsError */
  publish(realmId: string, config: unknown, options: PublishOptions): Promise<PublishedSettings>
  /** Brings an earlier version back, as a new one. @throws SettingsError */
  rollback(realmId: string, version: number, options: PublishOptions): Promise<PublishedSettings>
}

/** Padded, so that versions sort as text. */
const idOf = (version: number): string => String(version).padStart(10, '0')
const contextOf = (realmId: string): string => `settings\n${realmId}`
const mostAtOnce = 200

const versionOf = ({ id, doc }: RegisterRecord): SettingsVersion => {
  const { publishedAt, publishedBy, note, copyOf } = doc
  return {
    version: Number(id),
    publishedAt: String(publishedAt),
    publishedBy: String(publishedBy),
    ...(typeof note === 'string' ? { note } : {}),
    ...(typeof copyOf === 'number' ? { copyOf } : {}),
  }
}

/** Reads what was published; the secrets among it are sealed where the app has a key. */
export const readSettings = async (
  store: Store,
  sealer: Sealer | undefined,
  realmId: string,
  version?: number,
): Promise<PublishedSettings | undefined> => {
  const record =
    version === undefined
      ? (await store.listRegister(realmId, 'settings', 1))[0]
      : await store.readRegister(realmId, 'settings', idOf(version))
  if (record === undefined) return undefined
  const held = String(record.doc.config)
  const json = sealer === undefined ? held : await sealer.open(contextOf(realmId), held)
  if (json === undefined || !json.startsWith('{'))
    throw new SettingsError([{ path: '', code: 'sealed', message: 'no key of this app opens the settings' }])
  return { ...versionOf(record), config: JSON.parse(json) as TenantConfig } // checked before it was written
}

export const createSettings = (engine: Engine): Settings => {
  const { store, sealer } = engine

  const put = async (
    realmId: string,
    config: TenantConfig,
    { by, note, expectedVersion }: PublishOptions,
    copyOf?: number,
  ): Promise<PublishedSettings> => {
    for (;;) {
      const [latest] = await store.listRegister(realmId, 'settings', 1)
      const before = latest === undefined ? 0 : Number(latest.id)
      if (expectedVersion !== undefined && expectedVersion !== before)
        throw new SettingsError(
          [{ path: '', code: 'moved-on', message: `version ${before} counts now, not ${expectedVersion}` }],
          'moved-on',
        )
      const version = before + 1
      const publishedAt = engine.now()
      const json = JSON.stringify(config)
      const said = { publishedAt, publishedBy: by, ...(note === undefined ? {} : { note }) }
      const doc: JsonObject = {
        ...said,
        ...(copyOf === undefined ? {} : { copyOf }),
        config: sealer === undefined ? json : await sealer.seal(contextOf(realmId), json),
      }
      const outcome = await store.commit([
        {
          op: 'register.put',
          expectedVersion: 0,
          record: { realmId, kind: 'settings', id: idOf(version), updatedAt: publishedAt, doc },
        },
        audited(engine, { realmId, actor: by, action: 'settings.published', detail: { version } }),
      ])
      // Refused when somebody published at the same moment: theirs is looked at first.
      if (!outcome.ok) continue
      engine.forgetTenant(realmId)
      engine.poke()
      return { version, ...said, ...(copyOf === undefined ? {} : { copyOf }), config }
    }
  }

  return {
    read: (realmId, { version } = {}) => readSettings(store, sealer, realmId, version),
    list: async (realmId, { limit = mostAtOnce } = {}) =>
      (await store.listRegister(realmId, 'settings', limit)).map(versionOf),
    publish: async (realmId, config, options) => put(realmId, checkSettings(config), options),
    rollback: async (realmId, version, options) => {
      const earlier = await readSettings(store, sealer, realmId, version)
      if (earlier === undefined)
        throw new SettingsError(
          [{ path: 'version', code: 'version-not-found', message: `there is no version ${version}` }],
          'version-not-found',
        )
      return put(realmId, earlier.config, options, version)
    },
  }
}
