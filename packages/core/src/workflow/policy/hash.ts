/** A short text that is the same for the same text; two different ones share it once in 2⁵³. */
export const hash = (text: string): string => {
  let low = 0x9e3779b9
  let high = 0x85ebca6b
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x5bd1e995)
  }
  low ^= Math.imul(high ^ (high >>> 15), 0xc2b2ae35)
  high ^= Math.imul(low ^ (low >>> 13), 0x27d4eb2f)
  return ((high >>> 0) * 0x20_0000 + (low >>> 11)).toString(36)
}
