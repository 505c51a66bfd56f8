/** Why bytes cannot be loaded. */
export type SnapshotReason = 'not-a-snapshot' | 'damaged' | 'outdated'

const messages: Readonly<Record<SnapshotReason, string>> = {
  'not-a-snapshot': 'expected the bytes that `save` of a customer index gave',
  damaged: 'the bytes are not those that were saved: the checksum or a length does not hold',
  outdated:
    'it was saved by another version, whose blocking keys or format differ: build the index from the customers and save it again',
}

/** Thrown for bytes that are no snapshot of this version; build the index from the customers instead. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError'
  readonly code = 'unreadable-snapshot'
  readonly retryable = false
  readonly reason: SnapshotReason

  constructor(reason: SnapshotReason) {
    super(`Not a customer index: ${messages[reason]}`)
    this.reason = reason
  }
}
