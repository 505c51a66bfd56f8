import { attachedTo } from '../entities/attachable.ts'
import { kinds } from '../entities/kinds.ts'
import { present } from '../entities/present.ts'
import { businessRule, FaultReply, invalidProperty, objectNotFound, requiredParameter } from '../faults/fault.ts'
import { isObject, type JsonObject, type Row, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { createRow } from '../ledger/write.ts'
import { type Part, partsOf } from './multipart.ts'
import type { Reply } from './reply.ts'

const metadataName = /^file_metadata_(\w{1,10})$/

const metadataOf = (part: Part | undefined): JsonObject => {
  if (part === undefined) return {}
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(part.content))
    if (isObject(parsed)) return parsed
  } catch {
    // Said below, as for any other body that does not parse.
  }
  throw invalidProperty('Unexpected character: was expecting a JSON object')
}

/** What an attachment hangs on must be there. @throws FaultReply 6000 */
const checkAttachedTo = (ledger: Ledger, metadata: JsonObject): void => {
  for (const { type, id } of attachedTo(metadata)) {
    const kind = kinds.get(type)
    if (kind === undefined || ledger.find(kind.name, id) === undefined)
      throw businessRule(`The entity ${type} ${id} that you are trying to link does not exist. ${type} ${id}`)
  }
}

/** Where a file is fetched from without a token: it is as long-lived as the emulator. */
const temporaryUrl = (origin: string, realmId: string, id: string): string =>
  `${origin}/temporary-download/${realmId}/${id}`

const store = (ledger: Ledger, content: Part | undefined, metadata: JsonObject, origin: string): Row => {
  const kind = kinds.get('Attachable')
  if (kind === undefined) throw new RangeError('The emulator keeps no Attachable')
  checkAttachedTo(ledger, metadata)
  const FileName = textOf(metadata.FileName) ?? content?.fileName
  const ContentType = textOf(metadata.ContentType) ?? content?.contentType
  const row = createRow(ledger, kind, {
    ...metadata,
    ...(FileName === undefined ? {} : { FileName }),
    ...(ContentType === undefined ? {} : { ContentType }),
  })
  if (content === undefined) return row
  ledger.files.set(row.Id, content.content)
  const withFile = {
    ...row,
    FileAccessUri: `/v3/company/${ledger.realmId}/download/${row.Id}`,
    TempDownloadUri: temporaryUrl(origin, ledger.realmId, row.Id),
    Size: content.content.length,
  }
  ledger.table('Attachable').put(withFile)
  return withFile
}

/**
 * Stores the files of an upload, each with its description; a refused one does not stop the others.
 *
 * @throws FaultReply 2020 where there is no file in the body
 */
export const upload = (
  ledger: Ledger,
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
  origin: string,
): JsonObject => {
  const parts = partsOf(body, contentType) ?? []
  const contents = parts.filter(({ name }) => name.startsWith('file_content_'))
  if (contents.length === 0) throw requiredParameter('file_content_01')
  const kind = kinds.get('Attachable')
  return {
    AttachableResponse: contents.map((content) => {
      const suffix = content.name.slice('file_content_'.length)
      const described = parts.find(({ name }) => metadataName.exec(name)?.[1] === suffix)
      try {
        const row = store(ledger, content, metadataOf(described), origin)
        return kind === undefined ? {} : { Attachable: present(row, kind, (to, id) => ledger.nameOf(to, id)) }
      } catch (error) {
        if (!(error instanceof FaultReply)) throw error
        return { Fault: { Error: [{ ...error.error }], type: error.type } }
      }
    }),
  }
}

/** The temporary address of an attachment's file, as plain text. @throws FaultReply 610 */
export const downloadAddress = (ledger: Ledger, id: string, origin: string): Reply => {
  if (!ledger.files.has(id)) throw objectNotFound()
  return { status: 200, contentType: 'text/plain;charset=utf-8', body: temporaryUrl(origin, ledger.realmId, id) }
}

const downloadPath = /^\/temporary-download\/(\d{1,20})\/(\d{1,20})$/

/** The file behind a temporary address; undefined for every other path. */
export const temporaryFile = (path: string, companies: ReadonlyMap<string, Ledger>): Reply | undefined => {
  const [, realmId = '', id = ''] = downloadPath.exec(path) ?? []
  const ledger = companies.get(realmId)
  const file = ledger?.files.get(id)
  if (ledger === undefined || file === undefined) return undefined
  return {
    status: 200,
    contentType: textOf(ledger.find('Attachable', id)?.ContentType) ?? 'application/octet-stream',
    body: file,
  }
}
