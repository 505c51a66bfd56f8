import { settingsBody } from '../../settings/check-settings.ts'
import type { PublishedSettings } from '../../settings/settings.ts'
import { SettingsError } from '../../settings/settings-error.ts'
import { readJson } from '../body.ts'
import { failure, json } from '../reply.ts'
import { actorOf, limitOf, limitText, type Route, type RouteContext } from '../route.ts'

/** Most bytes of settings: rules with the weights of their words are long. A row of a Durable Object holds no more. */
const largestSettings = 2_097_152

/** Settings with what is secret in them left out: they are written over HTTP, and never read. */
const withoutSecrets = ({ config, ...version }: PublishedSettings) => {
  const { secrets, crm, ...rest } = config
  return {
    ...version,
    config: { ...rest, ...(crm === undefined ? {} : { crm: { url: crm.url } }) },
    secrets: Object.fromEntries(Object.entries(secrets).map(([adapter, held]) => [adapter, held.length])),
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Secrets that a body leaves out stay as they are. */
const withSecrets = (body: unknown, before: PublishedSettings | undefined): unknown => {
  if (!isRecord(body) || before === undefined) return body
  const { secrets, crm } = before.config
  return {
    secrets,
    ...body,
    ...(isRecord(body.crm) && crm !== undefined ? { crm: { secret: crm.secret, ...body.crm } } : {}),
  }
}

const statuses: Record<SettingsError['code'], number> = {
  'invalid-settings': 422,
  'version-not-found': 404,
  'moved-on': 409,
}

const answered = async (publish: () => Promise<PublishedSettings>): Promise<Response> => {
  try {
    return json(200, { settings: withoutSecrets(await publish()) })
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    return failure(statuses[error.code], error.code, error.message, error.issues)
  }
}

/** The version that a change was made over, as `If-Match: "3"`. */
const expectedVersion = (request: Request): { expectedVersion?: number } => {
  const version = /^"?(\d{1,9})"?$/.exec(request.headers.get('if-match') ?? '')?.[1]
  return version === undefined ? {} : { expectedVersion: Number(version) }
}

const publish = async (context: RouteContext): Promise<Response> => {
  const { books, request, params } = context
  const realmId = params.realmId ?? ''
  const body = await readJson(request, largestSettings)
  if (body instanceof Response) return body
  const options = { by: actorOf(context), ...expectedVersion(request) }
  return answered(async () =>
    books.settings.publish(realmId, withSecrets(body.value, await books.settings.read(realmId)), options),
  )
}

const rollBack = async (context: RouteContext): Promise<Response> => {
  const { books, request, params } = context
  const options = { by: actorOf(context), ...expectedVersion(request) }
  return answered(() => books.settings.rollback(params.realmId ?? '', Number(params.version), options))
}

const refusals = {
  409: 'Somebody has published since the version in If-Match.',
  422: '`issues` names each field.',
}

/** What is known of a business, in versions. */
export const settingsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/:realmId/settings',
    scope: 'manage',
    about: {
      summary: 'The settings that count, without their secrets',
      answers: 'The latest version.',
      refusals: { 404: 'Nothing was published.' },
    },
    handle: async ({ books, params }) => {
      const settings = await books.settings.read(params.realmId ?? '')
      return settings === undefined
        ? failure(404, 'no-settings', 'Nothing was published for this realm.')
        : json(200, { settings: withoutSecrets(settings) })
    },
  },
  {
    method: 'GET',
    path: '/v1/:realmId/settings/versions',
    scope: 'manage',
    about: { summary: 'What was published, and by whom', query: { limit: limitText }, answers: 'Newest first.' },
    handle: async ({ books, request, params }) =>
      json(200, { versions: await books.settings.list(params.realmId ?? '', { limit: limitOf(request) }) }),
  },
  {
    method: 'POST',
    path: '/v1/:realmId/settings',
    scope: 'manage',
    about: {
      summary: 'Publishes settings; secrets that are left out stay as they are',
      body: settingsBody,
      answers: 'The new version, which counts from now on.',
      refusals: { 400: 'The body is not JSON.', ...refusals },
    },
    handle: publish,
  },
  {
    method: 'POST',
    path: '/v1/:realmId/settings/versions/:version/restore',
    scope: 'manage',
    about: {
      summary: 'Brings an earlier version back, as a new one',
      answers: 'The new version.',
      refusals: { 404: 'No such version.', 409: refusals[409] },
    },
    handle: rollBack,
  },
]
