/**
 * Numbers from 0 to below 1, the same for the same seed.
 *
 * @see https://en.wikipedia.org/wiki/Linear_congruential_generator
 */
export const generator = (seed: number): (() => number) => {
  let state = (seed + 1) % 2_147_483_647
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
