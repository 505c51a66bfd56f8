import { sharedRateLimiter } from '@leadbooks/runtime'
import { afterAll, expect, it } from 'vitest'
import { handClock } from '../../scene.ts'
import { endAll, freshSchema, node } from './scene.ts'

afterAll(endAll)

it.each([
  ['in a minute', { maxPerMinute: 20, maxConcurrent: 99 }],
  ['at once', { maxPerMinute: 99, maxConcurrent: 20 }],
])('two nodes that ask at the same moment start no more than a company may %s', async (_, limits) => {
  const schema = freshSchema()
  const clock = handClock()
  const stopped = new AbortController()
  let [started, kept] = [0, 0]
  await new Promise<void>((resolve) => {
    const count = (): void => {
      if (started + kept === 30) resolve()
    }
    const sleep = (): Promise<void> => {
      kept += 1
      count()
      return new Promise((awake) => stopped.signal.addEventListener('abort', () => awake()))
    }
    for (const store of [node(schema), node(schema)]) {
      const limiter = sharedRateLimiter(store, { clock, sleep, ...limits })
      for (let asked = 0; asked < 15; asked += 1)
        limiter.acquire({ baseUrl: 'https://qb.example', realmId: '1' }, stopped.signal).then(
          () => {
            started += 1
            count()
          },
          () => undefined,
        )
    }
  })
  expect([started, kept]).toEqual([20, 10])
  stopped.abort()
})
