import type { WordGroup } from './lexicon.ts'

/** Whose premises a call is about. */
export type PremisesGroup = 'commercial' | 'home'

export const premisesWords: Readonly<Record<PremisesGroup, WordGroup>> = {
  commercial: {
    near: [
      'commercial',
      '(cleaners|kennel|grocery|market|bistro|tavern|pub|self storage|storage facility|car wash|funeral home|nursing home|hospital|inn|butcher|florist|boutique|gas station|coworking|law firm|arcade|bowling|auto body|dry cleaner|dentist|chiropractor|veterinarian|practice|suite|deli|pizzeria|studio|dealership|orthodontist|winery|theater|museum|nightclub|franchise|spa|preschool|rectory|convent|union hall|fire station|bank|office|store|shop|warehouse|restaurant|church|school|salon|clinic|daycare|factory|bakery|hotel|motel|gym|bar|cafe|diner|dental|library|temple|mosque|synagogue|parish|brewery|laundromat|pharmacy|nursery|bodega|storefront|plant|showroom|barbershop)',
      '(property|facilities|office|building|facility|store|restaurant|plant|shop) (manager|director|management|mgmt)',
      'property (manager|management|mgmt)',
      '(condo|hoa|board) (board|association|president)',
      'tenants',
      '(three phase|switchgear|distribution panel|panelboard|cold storage|foundry|print shop|machine shop|manufacturer|manufacturing|distribution center|depot|bowling alley|dance studio|yoga|gallery|caterer|catering|banquet hall|lodge|vfw|legion|country club|clubhouse|campus|university|college|facility|facilities|bait shop|insurance agency|realty|laundry|fitness|food truck|trucking|logistics|kitchen line|tenant space|tenant build out|retail|franchisee|congregation|pastor|sanctuary|our shop|our store|my shop|my store|my business|my salon|my restaurant)',
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
      '(adding|add|build|building|new|garage|wood|hobby|pole) (shop|barn)',
      'shop (building|bldg|out back|addition)',
      'laundry (room|tub|sink|line|drain|area|closet|faucet|machine)',
      '(her|his|my|the|small|home|garage|new|adding|wood) (workshop|gallery)',
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
}
