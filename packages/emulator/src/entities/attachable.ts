import { requiredParameter } from '../faults/fault.ts'
import { type JsonObject, objectOf, objectsOf, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { anything, decimal, flag, group, identity, list, readOnly, text } from './fields.ts'
import type { EntityKind } from './kind.ts'
import { dropEmpty } from './person.ts'

const complete = (draft: JsonObject, previous: Row | undefined, _ledger: Ledger): JsonObject => {
  if (draft.FileName === undefined && draft.Note === undefined) throw requiredParameter('FileName')
  return dropEmpty({
    ...draft,
    ...(previous === undefined ? {} : { Size: previous.Size, FileAccessUri: previous.FileAccessUri }),
    AttachableRef: objectsOf(draft.AttachableRef).map((one) => ({
      EntityRef: one.EntityRef,
      IncludeOnSend: one.IncludeOnSend === true,
      ...(one.LineInfo === undefined ? {} : { LineInfo: one.LineInfo }),
    })),
  })
}

/** The row an attachment is attached to, as `{type, id}`; undefined for a note that hangs on nothing. */
export const attachedTo = (row: JsonObject): readonly { readonly type: string; readonly id: string }[] =>
  objectsOf(row.AttachableRef).map(({ EntityRef }) => ({
    type: textOf(objectOf(EntityRef).type) ?? '',
    id: refOf(EntityRef) ?? '',
  }))

/** A file or a note that hangs on other rows. */
export const attachable: EntityKind = {
  name: 'Attachable',
  is: 'transaction',
  sequence: 'Attachable',
  listName: 'Attachables',
  operations: new Set(['create', 'update', 'delete']),
  deletesWithoutToken: true,
  fields: {
    FileName: text(1000),
    FileAccessUri: readOnly(text()),
    TempDownloadUri: readOnly(text()),
    Size: readOnly(decimal()),
    ContentType: text(100),
    Category: text(100),
    Lat: text(100),
    Long: text(100),
    PlaceName: text(2000),
    Note: text(2000),
    Tag: text(2000),
    ThumbnailFileAccessUri: readOnly(text()),
    ThumbnailTempDownloadUri: readOnly(text()),
    AttachableEx: anything(),
    documentId: text(),
    ...identity,
    AttachableRef: list(
      group('AttachableRef', {
        EntityRef: { kind: 'ref', named: false, typed: true },
        LineInfo: text(),
        IncludeOnSend: flag(),
        CustomField: anything(),
        AttachableRefEx: anything(),
        NoRefOnly: flag(),
        Inactive: flag(),
      }),
    ),
  },
  queryable: {
    Id: 'id',
    FileName: 'text',
    Category: 'text',
    Note: 'text',
    'AttachableRef.EntityRef.Type': 'text',
    'AttachableRef.EntityRef.value': 'text',
    'AttachableRef.EntityRef.Value': 'text',
    'MetaData.CreateTime': 'time',
    'MetaData.LastUpdatedTime': 'time',
  },
  complete,
}
