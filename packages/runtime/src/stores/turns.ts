/**
 * Takes rows from several piles in turn: the first of each, then the second of each, and so on. Whoever has piled up a
 * thousand gets no more of a round than whoever has one, until nobody else wants anything.
 *
 * @param piles - each in its own order; among them, in the order in which they are served
 */
export const inTurns = <Row>(piles: readonly (readonly Row[])[], limit: number): Row[] => {
  const taken: Row[] = []
  const longest = Math.max(0, ...piles.map(({ length }) => length))
  for (let turn = 0; turn < longest && taken.length < limit; turn += 1)
    for (const pile of piles) {
      const row = pile[turn]
      if (row !== undefined && taken.length < limit) taken.push(row)
    }
  return taken
}

/** Sorts realms, as text, in the order of a round that begins behind one of them. */
export const inRound = (realmIds: Iterable<string>, after = ''): string[] => {
  const sorted = [...new Set(realmIds)].sort()
  return [...sorted.filter((realmId) => realmId > after), ...sorted.filter((realmId) => realmId <= after)]
}

/** Sorts rows into piles, each in the order in which they came. */
export const pilesOf = <Row>(rows: Iterable<Row>, nameOf: (row: Row) => string): Map<string, Row[]> => {
  const piles = new Map<string, Row[]>()
  for (const row of rows) {
    const name = nameOf(row)
    const pile = piles.get(name)
    if (pile === undefined) piles.set(name, [row])
    else pile.push(row)
  }
  return piles
}
