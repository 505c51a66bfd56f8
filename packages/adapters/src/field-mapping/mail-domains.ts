const known =
  'gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com comcast.net verizon.net sbcglobal.net bellsouth.net msn.com live.com att.net charter.net cox.net rogers.com shaw.ca'.split(
    ' ',
  )
/** Domains of their own, one letter away from a larger one. */
const genuine: ReadonlySet<string> = new Set([
  ...known,
  'ymail.com',
  'mail.com',
  'email.com',
  'me.com',
  'gmx.com',
  'cox.com',
  'live.ca',
])

/** Tells whether an address ends in a well-known domain with one slip of the finger: `gmial.com`, `gmail.con`, `yaho.com`. */
export const isMistyped = (email: string): boolean => {
  const domain = email.slice(email.lastIndexOf('@') + 1)
  return domain.length < 30 && !genuine.has(domain) && known.some((other) => isOneSlip(domain, other))
}

/** One letter more, less or other, or two exchanged. */
const isOneSlip = (left: string, right: string): boolean => {
  if (Math.abs(left.length - right.length) > 1) return false
  let start = 0
  while (start < left.length && left[start] === right[start]) start += 1
  let end = 0
  while (end < Math.min(left.length, right.length) - start && left.at(-1 - end) === right.at(-1 - end)) end += 1
  const [middle, other] = [left.slice(start, left.length - end), right.slice(start, right.length - end)]
  if (middle.length <= 1 && other.length <= 1) return true
  return middle.length === 2 && other.length === 2 && middle[0] === other[1] && middle[1] === other[0]
}
