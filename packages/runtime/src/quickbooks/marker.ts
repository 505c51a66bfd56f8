import { requestIdFor } from './request-id.ts'

/** QuickBooks keeps 4,000 characters of private note. */
const noteLength = 4_000

/**
 * The line by which a document is known as the one that a command made, when QuickBooks may have forgotten its `requestid`.
 *
 * It says nothing of the lead, and no two commands of a realm have the same.
 */
export const markerFor = async (realmId: string, key: string): Promise<string> =>
  `LeadBooks ref ${(await requestIdFor(realmId, key, 'marker', 0)).slice(0, 20)}`

const markerLine = /^LeadBooks ref [0-9a-f]{20}$/

/** The marker in a note, whosever command made it. */
export const markerIn = (note: string | undefined): string | undefined =>
  note
    ?.split('\n')
    .map((line) => line.trim())
    .find((line) => markerLine.test(line))

/** @returns the note with the marker on a line of its own; what does not fit is cut off the note */
export const withMarker = (note: string | undefined, marker: string): string => {
  if (note === undefined || note === '') return marker
  return `${note.slice(0, noteLength - marker.length - 1)}\n${marker}`
}

/** Tells whether a note carries the marker. */
export const hasMarker = (note: string | undefined, marker: string): boolean =>
  note?.split('\n').some((line) => line.trim() === marker) ?? false
