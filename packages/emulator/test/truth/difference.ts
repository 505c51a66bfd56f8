import { isObject, type Json } from '../../src/ledger/json.ts'

/** Fields whose value QuickBooks chooses: they must be there and have the same type. */
const chosen = new Set(['time', 'Id', 'DocNumber', 'CreateTime', 'LastUpdatedTime', 'DeliveryTime'])

const typeOf = (value: Json | undefined): string =>
  value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value

/**
 * Text as it is compared: the known properties that a 2010 lists are those of one day's release, and the user who was
 * faster is blotted out in the recordings.
 */
const comparedText = (value: Json | undefined): Json | undefined =>
  typeof value === 'string'
    ? value
        .replace(/ \(\d+ known properties: .*?\]\)/s, ' (known properties)')
        .replace(
          /^(Stale Object Error : You and ).+?( were working on this at the same time\. ).+?( finished)/,
          '$1…$2…$3',
        )
    : value

/** How two times are written: digits count, their values do not. */
const shapeOf = (value: Json | undefined): string =>
  String(value)
    .replace(/\d/g, '9')
    .replace(/[+-]99:99$/, '±99:99')

/**
 * Lists where a reply differs from the recorded one: a field that only one has, another type, another value.
 *
 * @param values - which values count beside keys and types: all, or all but the ones QuickBooks chooses
 */
export const differences = (
  recorded: Json | undefined,
  emulated: Json | undefined,
  values: 'all' | 'given',
  path = '',
): string[] => {
  const at = path === '' ? 'reply' : path
  if (typeOf(recorded) !== typeOf(emulated))
    return [`${at}: recorded ${JSON.stringify(recorded)}, emulated ${JSON.stringify(emulated)}`]
  if (Array.isArray(recorded) && Array.isArray(emulated)) {
    if (recorded.length !== emulated.length) return [`${at}: ${recorded.length} recorded, ${emulated.length} emulated`]
    return recorded.flatMap((item, index) => differences(item, emulated[index], values, `${path}[${index}]`))
  }
  if (isObject(recorded) && isObject(emulated)) {
    const fields = [...new Set([...Object.keys(recorded), ...Object.keys(emulated)])]
    return fields.flatMap((field) =>
      differences(recorded[field], emulated[field], values, path === '' ? field : `${path}.${field}`),
    )
  }
  const name = path.slice(path.lastIndexOf('.') + 1)
  if (name === 'time' || (values === 'given' && chosen.has(name)))
    return typeof recorded === 'number' ||
      name === 'Id' ||
      name === 'DocNumber' ||
      shapeOf(recorded) === shapeOf(emulated)
      ? []
      : [`${at}: recorded ${recorded}, emulated ${emulated}`]
  if (comparedText(recorded) === comparedText(emulated)) return []
  return [`${at}: recorded ${JSON.stringify(recorded)}, emulated ${JSON.stringify(emulated)}`]
}
