import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, expect, test } from 'vitest'
import { rulesMark } from '../../rules-mark.ts'
import type { LeadEvent } from '../../src/workflow/index.ts'
import type * as machine from '../../src/workflow/machine.ts'
import config from '../../tsup.config.ts'
import { chicago, leadId, mike, mikesLines, pricing } from './story.ts'

const sources = fileURLToPath(new URL('../../src', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'leadbooks-rules-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The machine as it is published, with the mark that the build would put in. */
const released = async (mark: string): Promise<typeof machine> => {
  const outfile = join(folder, `${mark}.mjs`)
  await build({
    entryPoints: [join(sources, 'workflow/machine.ts')],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    outfile,
    define: { LEADBOOKS_RULES: JSON.stringify(mark) },
  })
  return import(outfile)
}

test('the build names the rules by the sources as they are', () => {
  expect('define' in config && config.define).toEqual({ LEADBOOKS_RULES: JSON.stringify(rulesMark(sources)) })
})

test('whatever changes in the sources changes the mark, and nothing else does', () => {
  const copy = join(folder, 'src')
  cpSync(sources, copy, { recursive: true })
  const mark = rulesMark(sources)
  expect(rulesMark(copy)).toBe(mark)
  writeFileSync(join(copy, 'workflow/policy/sources.ts'), 'export const allSources = -1\n')
  expect(rulesMark(copy)).not.toBe(mark)
})

test('after an upgrade a lead under way is looked at whole once, whatever the event', async () => {
  const [older, newer] = [await released('older'), await released('newer')]
  const at = '2026-03-02T20:02:00Z'
  const renamed = (id: string): LeadEvent => ({
    type: 'item.changed',
    id,
    at,
    version: id,
    itemId: '1',
    active: true,
    name: id,
  })
  const told: LeadEvent[] = [
    { type: 'lead.received', id: 'a', at, lead: mike },
    { type: 'lead.priced', id: 'b', at, result: pricing(mikesLines) },
    renamed('1'),
  ]
  const state = told.reduce((now, event) => older.transition(now, event, chicago).state, older.initialState(leadId))
  // The older rules did not want what the newer ones do: the log has lost it, the mark says that nothing is left to want.
  const { [`${leadId}/customer.ensure/1`]: wanted, ...issued } = state.issued
  const stored = { ...state, issued }
  expect(older.transition(stored, renamed('2'), chicago).commands).toEqual([])
  expect(newer.transition(stored, renamed('2'), chicago).commands.map(({ type }) => type)).toEqual([wanted?.type])
})
