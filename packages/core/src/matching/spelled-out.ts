/** Letters that no decomposition takes apart: in capitals, or where a keyboard lacks them, they are written out. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
}

/** Writes out what `Weiß` and `WEISS` would else differ by. */
export const spelledOut = (text: string): string =>
  text.replace(/[ßẞæÆœŒøØłŁđĐ]/g, (letter) => letters[letter] ?? letter)
