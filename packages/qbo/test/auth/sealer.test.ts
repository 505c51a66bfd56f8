import { expect, it } from 'vitest'
import { createSealer } from '../../src/index.ts'

const key = () => crypto.getRandomValues(new Uint8Array(32))

it('opens what it sealed in its own place alone', async () => {
  const sealer = createSealer(key())
  const sealed = await sealer.seal('realm 1', 'Grüße, Zoë')
  expect(sealed).not.toContain('Zo')
  expect(await sealer.open('realm 1', sealed)).toBe('Grüße, Zoë')
  expect(await sealer.open('realm 2', sealed)).toBeUndefined()
})

it('opens what an older key sealed, and seals with the newest', async () => {
  const [old, fresh] = [key(), key()]
  const sealed = await createSealer(old).seal('a', 'text')
  const both = createSealer([fresh, old])
  expect(await both.open('a', sealed)).toBe('text')
  expect(await createSealer(fresh).open('a', await both.seal('a', 'text'))).toBe('text')
  expect(await createSealer(fresh).open('a', sealed)).toBeUndefined()
})

it('opens nothing that was changed, and leaves alone what was never sealed', async () => {
  const sealer = createSealer(key())
  const sealed = await sealer.seal('a', 'text')
  const flipped = sealed.slice(0, -3) + (sealed.at(-3) === 'A' ? 'B' : 'A') + sealed.slice(-2)
  expect(await sealer.open('a', flipped)).toBeUndefined()
  expect(await sealer.open('a', 'plain')).toBe('plain')
})

it('refuses what is no key', () => {
  expect(() => createSealer('short')).toThrow(/expected 32 bytes/)
  expect(() => createSealer(new Uint8Array(16))).toThrow(/expected 32 bytes/)
})
