import type { RequestOptions } from '../client/options.ts'
import type { Pipeline } from '../client/pipeline.ts'
import { newRequestId } from '../client/request-id.ts'
import type { Attachable } from '../entities/generated/attachable.ts'
import type { EntityName } from '../entities/generated/entities.ts'
import { InputError, type InputIssue } from '../errors/input-error.ts'
import { isFields } from '../input/checks.ts'
import { checkId } from '../input/stored.ts'
import { multipart } from './multipart.ts'
import { Transactions } from './transactions.ts'

/** A file on its way into QuickBooks. */
export interface Upload {
  fileName: string
  /** A MIME type: `application/pdf`. */
  contentType: string
  content: Uint8Array<ArrayBuffer> | string
  /** The records that it belongs to. */
  attachTo?: readonly { entity: EntityName; id: string; includeOnSend?: boolean }[]
  note?: string
}

/** Intuit's limit for one file. */
const maxBytes = 100_000_000

const checkUpload = ({ fileName, contentType, attachTo = [] }: Upload, size: number): void => {
  const issues: InputIssue[] = []
  const report = (path: string, code: string, message: string): void => void issues.push({ path, code, message })
  if (typeof fileName !== 'string' || fileName.trim() === '' || fileName.length > 1_000)
    report('fileName', 'invalid-name', 'expected 1 to 1000 characters')
  if (typeof contentType !== 'string' || !/^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(contentType))
    report('contentType', 'invalid-type', 'expected a MIME type such as application/pdf')
  if (size > maxBytes) report('content', 'too-large', `has ${size} bytes, expected at most ${maxBytes}`)
  for (const [index, { entity, id }] of attachTo.entries()) {
    if (!/^[A-Za-z]{1,40}$/.test(entity)) report(`attachTo.${index}.entity`, 'invalid-name', 'is no entity')
    if (typeof id !== 'string' || id === '') report(`attachTo.${index}.id`, 'invalid-id', 'expected an id in a string')
  }
  if (issues.length > 0) throw new InputError('upload', issues)
}

/** Files and notes, attached to other records. */
export class Attachables extends Transactions<'Attachable'> {
  constructor(pipeline: Pipeline) {
    super(pipeline, 'Attachable')
  }

  /**
   * Uploads a file and attaches it.
   *
   * @throws `InputError` before anything is sent; a `ValidationError` where a record to attach to does not exist
   */
  async upload(upload: Upload, options: RequestOptions = {}): Promise<Attachable> {
    const { fileName: FileName, contentType: ContentType, attachTo = [], note } = upload
    const bytes = typeof upload.content === 'string' ? new TextEncoder().encode(upload.content) : upload.content
    checkUpload(upload, bytes.length)
    const AttachableRef = attachTo.map(({ entity, id, includeOnSend = false }) => ({
      EntityRef: { type: entity, value: id },
      IncludeOnSend: includeOnSend,
    }))
    const metadata = { FileName, ContentType, ...(note !== undefined && { Note: note }), AttachableRef }
    // Made once, so that a retry sends the same bytes.
    const body = multipart(newRequestId(), [
      {
        name: 'file_metadata_01',
        fileName: 'attachment.json',
        contentType: 'application/json',
        content: new TextEncoder().encode(JSON.stringify(metadata)),
      },
      { name: 'file_content_01', fileName: FileName, contentType: ContentType, content: bytes },
    ])
    const { json } = await this.pipeline.send(
      { method: 'POST', path: '/upload', body, write: true, answer: 'AttachableResponse' },
      options,
    )
    const [answer] = Array.isArray(json.AttachableResponse) ? json.AttachableResponse : []
    const attachable: unknown = isFields(answer) ? answer.Attachable : undefined
    // The wire is believed, as for rows.
    return attachable as Attachable
  }

  /** Reads an attached file, byte for byte, over the address that QuickBooks opens for a few minutes. */
  async download(id: string, options: RequestOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    checkId('Attachable id', id)
    const path = `/download/${encodeURIComponent(id)}`
    const { bytes } = await this.pipeline.send({ method: 'GET', path, accept: 'text/plain', write: false }, options)
    return this.pipeline.fetchFile(new TextDecoder().decode(bytes).trim(), options)
  }
}
