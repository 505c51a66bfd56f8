import type { Pipeline } from '../client/pipeline.ts'
import type { Item, ItemCreate, ItemReplace, ItemUpdate } from '../entities/item.ts'
import { checkItemCreate, checkItemReplace, checkItemUpdate } from '../input/item.ts'
import type { ItemFields } from '../query/fields.ts'
import { Resource } from './resource.ts'

interface ItemTypes {
  row: Item
  create: ItemCreate
  update: ItemUpdate
  replace: ItemReplace
  fields: ItemFields
}

/** Services and goods. They are never deleted: `update` them with `Active: false`. */
export class Items extends Resource<ItemTypes> {
  constructor(pipeline: Pipeline) {
    super(pipeline, {
      entity: 'Item',
      checkCreate: checkItemCreate,
      checkUpdate: checkItemUpdate,
      checkReplace: checkItemReplace,
    })
  }
}
