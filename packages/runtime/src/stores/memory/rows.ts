/** Compares rows by a text of theirs. */
export const by =
  <Row>(key: (row: Row) => string) =>
  (left: Row, right: Row): number =>
    key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0

/** Callers get copies: a row changes by `commit` alone. */
export const copy = <T>(value: T): T => structuredClone(value)

export const ofRealm = <Row extends { realmId: string }>(rows: Row[], realmId: string): Row[] =>
  rows.filter((row) => row.realmId === realmId)
