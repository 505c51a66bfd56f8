import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readReport, removeReports, writeReport } from '../checks/report.ts'
import { failed, passed, sum, tallyLine } from '../checks/tally.ts'

const root = mkdtempSync(join(tmpdir(), 'leadbooks-report-'))
const folder = join(root, 'packages', 'core')

afterAll(() => rmSync(root, { recursive: true }))

describe('report', () => {
  it('counts what vitest ran, and names each test that failed', () => {
    mkdirSync(join(folder, 'reports'), { recursive: true })
    const assertionResults = [
      { fullName: 'keeps its promise', status: 'passed' },
      { fullName: 'breaks its promise', status: 'failed' },
    ]
    const report = {
      numPassedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { name: 'a.test.ts', status: 'failed', assertionResults },
        { name: join(folder, 'test/broken.test.ts'), status: 'failed', assertionResults: [] },
      ],
    }
    writeFileSync(join(folder, 'reports', 'vitest.json'), JSON.stringify(report))
    const failures = ['breaks its promise', 'test/broken.test.ts cannot be loaded']
    expect(readReport(folder, 'test')).toEqual({ passed: 1, failed: 2, skipped: 3, failures })
  })

  it('gives back the tally a task left, until the next run takes it away', () => {
    const tally = sum([passed(2), failed('attw')])
    writeReport(folder, 'package', tally)
    expect(readReport(folder, 'package')).toEqual(tally)
    removeReports(root)
    expect(readReport(folder, 'package')).toBeUndefined()
  })

  it('ends in the line that is read by machines', () => {
    expect(tallyLine(sum([passed(3), failed('types')]))).toBe('3 passed, 1 failed')
    expect(tallyLine({ passed: 3, failed: 0, skipped: 2, failures: [] })).toBe('3 passed, 0 failed, 2 skipped')
  })
})
