import { expect, test } from 'vitest'
import { parseTriggers } from '../../src/workflow/index.ts'
import { scenarios } from './scenarios/index.ts'
import { keysOf, Story } from './story.ts'

test.each(scenarios)('$name', ({ policy = {}, fails = [], steps, ends }) => {
  const story = new Story(parseTriggers({ timeZone: 'America/Chicago', ...policy }), fails)
  const lived = steps.map(([event]) => [event, ...keysOf(story.live(event))])
  expect(lived).toEqual(steps.map((step) => [...step]))
  expect(story.projection).toMatchObject(ends)
})
