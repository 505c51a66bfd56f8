/** Packed customers of a snapshot, one after the other, a byte a character. */
export interface PackedBytes {
  /** Where the text of each number ends. */
  ends: Uint32Array
  bytes: Uint8Array
}

/** Packed customers by number. Those of a snapshot stay bytes: only candidates are ever read. */
export class PackedTexts {
  readonly #texts: (string | undefined)[] = []
  readonly #saved: PackedBytes | undefined

  constructor(saved?: PackedBytes) {
    this.#saved = saved
  }

  /** The text of a customer; empty where there is none. */
  get(customer: number): string {
    return this.#texts[customer] ?? this.#savedText(customer)
  }

  set(customer: number, text: string): void {
    this.#texts[customer] = text
  }

  #savedText(customer: number): string {
    if (this.#saved === undefined || customer >= this.#saved.ends.length) return ''
    const { ends, bytes } = this.#saved
    return latinText(bytes, ends[customer - 1] ?? 0, ends[customer] ?? 0)
  }
}

/** `String.fromCharCode` takes its characters as arguments, of which an engine allows some tens of thousands. */
const chunk = 16_384

/** Bytes as text, each of them one character. */
export const latinText = (bytes: Uint8Array, start: number, end: number): string => {
  let text = ''
  for (let at = start; at < end; at += chunk) {
    // `apply` takes anything with a length and numbered members, which its type does not say.
    const characters = bytes.subarray(at, Math.min(at + chunk, end)) as unknown as number[]
    text += String.fromCharCode.apply(undefined, characters)
  }
  return text
}
