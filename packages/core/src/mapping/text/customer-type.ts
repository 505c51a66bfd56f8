import type { CustomerType } from '../../lead/lead.ts'
import { wishMentionsIn } from './lexicon/call-words.ts'
import { isSaid } from './lexicon/lexicon.ts'
import type { Reading } from './reading.ts'

/** Commercial where a text names a place of business that the work is for; `undefined` where nothing tells. */
export const customerTypeIn = (readings: readonly Reading[]): CustomerType | undefined => {
  const commercial = readings.some((reading) =>
    wishMentionsIn(reading)
      .of('commercial', 'home')
      .some((mention) => mention.speaker !== 'agent' && isSaid(mention)),
  )
  return commercial ? 'commercial' : undefined
}
