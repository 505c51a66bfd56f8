import { describe, expect, test } from 'vitest'
import { compileVersions, type MappingRules, MappingRulesError } from '../../../src/mapping/index.ts'
import { leadSaying } from '../lead-saying.ts'

const version = (rate: string, effectiveFrom?: string): MappingRules => ({
  version: 1,
  timeZone: 'America/Chicago',
  ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
  rules: [{ id: 'drain', when: { op: 'phrase', any: ['drain'] }, lines: [{ item: 'Drain', rate }] }],
})
const versions = compileVersions([version('130.00', '2026-03-01'), version('110.00'), version('150.00', '2026-07-01')])
const totalAt = (at: string) => versions.map(leadSaying('drain'), { at }).totalBeforeTax

describe('versions of a document', () => {
  test('are each in force from midnight where the business is until the next one is', () => {
    expect(totalAt('2020-01-01T00:00:00Z')).toBe('110.00')
    expect(totalAt('2026-03-01T05:59:59Z')).toBe('110.00')
    expect(totalAt('2026-03-01T06:00:00Z')).toBe('130.00')
    expect(totalAt('2026-07-01T04:59:59Z')).toBe('130.00')
    expect(totalAt('2026-07-01T05:00:00Z')).toBe('150.00')
  })

  test('are told apart by the hash that the result keeps', () => {
    expect(new Set(versions.hashes).size).toBe(3)
    expect(versions.map(leadSaying('drain'), { at: '2026-05-01T12:00:00Z' }).rulesHash).toBe(versions.hashes[1])
    expect(versions.at('2026-05-01T12:00:00Z').hash).toBe(versions.hashes[1])
  })

  test('of which none is without a first day price earlier calls by the earliest', () => {
    const only = compileVersions([version('130.00', '2026-03-01')])
    expect(only.map(leadSaying('drain'), { at: '2020-01-01T00:00:00Z' }).totalBeforeTax).toBe('130.00')
  })

  test('are each told what is wrong with them, by their place in the list', () => {
    const unknown = { ...version('1.00'), rules: [{ id: 'x', when: { op: 'maybe' }, lines: [] }] }
    const issuesOf = (...documents: unknown[]) => {
      try {
        compileVersions(documents)
        return []
      } catch (error) {
        if (!(error instanceof MappingRulesError)) throw error
        return error.issues.map(({ path, code }) => `${code} ${path}`)
      }
    }
    expect(issuesOf(version('2.00'), unknown, { ...version('3.00'), timeZone: 'Chicago' })).toEqual([
      'unknown-operator 1.rules.0.when.op',
      'unknown-time-zone 2.timeZone',
    ])
    expect(issuesOf(version('1.00', '2026-03-01'), version('2.00'), version('3.00', '2026-03-01'))).toEqual([
      'same-day 2.effectiveFrom',
    ])
    expect(issuesOf(7)).toEqual([expect.stringMatching(/ 0$/)])
  })

  test('that begin on one day, and no version at all, are refused', () => {
    expect(() => compileVersions([version('1.00', '2026-03-01'), version('2.00', '2026-03-01')])).toThrow(
      MappingRulesError,
    )
    expect(() => compileVersions([])).toThrow(MappingRulesError)
    expect(() => versions.at('soon')).toThrow(expect.objectContaining({ code: 'invalid-mapping-context' }))
  })
})
