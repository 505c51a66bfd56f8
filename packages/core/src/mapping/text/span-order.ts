import type { NumberList } from './number-list.ts'

/** Stretches that are kept of one term in one text; more only come from hostile input. */
export const spanLimit: number = 512

/** Pairs that are sorted one by one, as nearly all are; only hostile input has more. */
const fewPairs = 24
/** More than the words of a text that is read. */
const radix = 1_048_576

/** Brings the spans of a list from an index on into the order of the text, each once and at most as many as are kept. */
export const bringIntoOrder = (places: NumberList, from: number): void => {
  if (places.size - from > 2 * fewPairs) sortMany(places, from)
  else sortFew(places.values, from, places.size)
  const { values } = places
  let to = from
  for (let at = from; at < places.size && to - from < 2 * spanLimit; at += 2) {
    if (to > from && values[at] === values[to - 2] && values[at + 1] === values[to - 1]) continue
    values[to] = values[at] as number // in range by the loop's condition
    values[to + 1] = values[at + 1] as number
    to += 2
  }
  places.size = to
}

const sortFew = (values: Int32Array, begin: number, end: number): void => {
  for (let next = begin + 2; next < end; next += 2) {
    const from = values[next] as number // in range by the loop's condition
    const to = values[next + 1] as number
    let at = next
    for (; at > begin; at -= 2) {
      const before = values[at - 2] as number // in range by the loop's condition
      if (before < from || (before === from && (values[at - 1] as number) <= to)) break
      values[at] = before
      values[at + 1] = values[at - 1] as number
    }
    values[at] = from
    values[at + 1] = to
  }
}

const sortMany = ({ values, size }: NumberList, begin: number): void => {
  const pairs: number[] = []
  for (let at = begin; at < size; at += 2) pairs.push((values[at] as number) * radix + (values[at + 1] as number)) // spans come in pairs
  pairs.sort((left, right) => left - right)
  for (const [index, pair] of pairs.entries()) {
    values[begin + 2 * index] = Math.floor(pair / radix)
    values[begin + 2 * index + 1] = pair % radix
  }
}
