import type { CustomerType } from '../../lead/lead.ts'
import { memo } from '../memo.ts'
import { isSaid, Lexicon } from './lexicon/lexicon.ts'
import type { Reading } from './reading.ts'

/** Built when a text is first judged, so that importing costs nothing. */
const lexicon = memo(
  () =>
    new Lexicon<'commercial' | 'home'>(
      {
        commercial: {
          near: [
            'commercial',
            '(dentist|chiropractor|veterinarian|practice|suite|deli|pizzeria|studio|dealership|orthodontist|winery|theater|museum|nightclub|franchise|spa|preschool|rectory|convent|union hall|fire station|bank|office|store|shop|warehouse|restaurant|church|school|salon|clinic|daycare|factory|bakery|hotel|motel|gym|bar|cafe|diner|dental|library|temple|mosque|synagogue|parish|brewery|laundromat|pharmacy|nursery|bodega|storefront|plant|showroom|barbershop)',
            '(property|facilities|office|building|facility|store|restaurant|plant|shop) (manager|director|management|mgmt)',
            'property (manager|management|mgmt)',
            '(condo|hoa|board) (board|association|president)',
            'tenants',
            'our (building|customers|employees|staff|business|patients|students)',
            '(business|company|firm|llc|inc)',
            'senior living',
            'strip mall',
          ],
        },
        home: {
          near: [
            '(home|my|house|spare|her|his) office',
            'office (door|chair|in house)',
            'call the office',
            'next to (church|school|store)',
            '(tool|pump|big box|hardware|grocery) (shop|store)',
            'work shop',
            'bar (sink|stool|light|area)',
            'grab bar',
            'wet bar',
            'towel bar',
            'power plant',
            'house plant',
            'after school',
            'doctor office',
            'gas company',
            'power company',
            'insurance company',
            'water company',
            'electric company',
            'alarm company',
            'warranty company',
            'moving company',
            'other company',
            'another company',
          ],
        },
      },
      {},
    ),
)

/** Commercial where a text names a place of business that the work is for; `undefined` where nothing tells. */
export const customerTypeIn = (readings: readonly Reading[]): CustomerType | undefined => {
  for (const reading of readings) {
    const mentions = lexicon().find(reading)
    const home = mentions.filter(({ group }) => group === 'home')
    const commercial = mentions.some(
      (mention) =>
        mention.group === 'commercial' &&
        mention.speaker !== 'agent' &&
        isSaid(mention) &&
        !home.some((other) => other.from < mention.to && mention.from < other.to),
    )
    if (commercial) return 'commercial'
  }
  return undefined
}
