import type { JsonObject } from 'type-fest'
import { InputError } from '../errors/input-error.ts'
import { type Check, check, isFields } from '../input/checks.ts'
import { checksOf } from '../input/entity-checks.ts'
import { checkId, checkVersionRef } from '../input/stored.ts'
import { isNameList } from '../query/name-lists.ts'
import { selectStatement } from '../query/statement.ts'
import type { BatchItem } from './batch-item.ts'

const entityName: Check = (value, path, report) => {
  if (typeof value !== 'string' || !/^[A-Za-z]{1,40}$/.test(value)) report(path, 'invalid-name', 'is no entity')
}

const checkItem = (item: BatchItem): void => {
  check('batch item', item.entity, entityName)
  const checks = checksOf(item.entity)
  if (item.operation === 'create') checks.create(item.input)
  else if (item.operation === 'update') checks.update(item.input)
  else if (item.operation === 'replace') checks.replace(item.input)
  else if (item.operation === 'delete' || item.operation === 'void') checkVersionRef(item.entity, item.input)
  else if (item.operation === 'read') checkId(`${item.entity} id`, item.id)
  else if (item.operation !== 'query') {
    throw new InputError('batch item', [{ path: 'operation', code: 'unknown-value', message: 'is no operation' }])
  }
}

/** Wherever the input is wrong, the path begins with the item's place. */
const located = (index: number, work: () => void): void => {
  try {
    work()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const issues = error.issues.map((issue) => ({ ...issue, path: issue.path ? `${index}.${issue.path}` : `${index}` }))
    throw new InputError('batch', issues)
  }
}

/** @throws {@link InputError} with the item's index at the head of each path */
export const checkItems = (items: readonly unknown[]): void => {
  for (const [index, item] of items.entries()) {
    located(index, () => {
      if (!isFields(item)) {
        throw new InputError('batch item', [{ path: '', code: 'invalid-type', message: 'expected an object' }])
      }
      // Every part that is used is checked next.
      checkItem(item as object as BatchItem)
    })
  }
}

const statementOf = (item: Extract<BatchItem, { operation: 'read' | 'query' }>): string => {
  if (item.operation === 'query') {
    const { startPosition = 1, maxResults = 1_000, ...spec } = item.spec ?? {}
    return `${selectStatement(item.entity, spec)} STARTPOSITION ${startPosition} MAXRESULTS ${maxResults}`
  }
  const where = { Id: item.id, ...(isNameList(item.entity) && { Active: { in: [true, false] } }) }
  return selectStatement(item.entity, { where })
}

/** What an item is on the wire, its `bId` apart. */
export const wireItem = (item: BatchItem): JsonObject => {
  if (item.operation === 'read' || item.operation === 'query') return { Query: statementOf(item) }
  // An input is JSON; its type names the fields.
  const fields = item.input as JsonObject
  const { entity } = item
  if (item.operation === 'create') {
    const options = item.allowDuplicateDocNumber ? { optionsData: 'allowduplicatedocnum' } : {}
    return { operation: 'create', ...options, [entity]: fields }
  }
  if (item.operation === 'update') return { operation: 'update', [entity]: { ...fields, sparse: true } }
  if (item.operation === 'replace') return { operation: 'update', [entity]: { ...fields, sparse: false } }
  const ref = { Id: item.input.Id, SyncToken: item.input.SyncToken }
  if (item.operation === 'delete') return { operation: 'delete', [entity]: ref }
  return { operation: 'update', optionsData: 'void', [entity]: { ...ref, sparse: true } }
}
