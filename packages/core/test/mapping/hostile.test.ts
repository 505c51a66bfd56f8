import { describe, expect, test } from 'vitest'
import { compileRules, detectIntents, detectUrgency, lintRules, MappingRulesError } from '../../src/mapping/index.ts'
import { homeServicesItems, homeServicesRules } from '../../src/mapping/starter.ts'
import { leadSaying } from './lead-saying.ts'

/** Generous for a slow machine; without bounds each of these takes minutes or never ends. */
const limitMs = 5_000
const at = '2026-03-03T20:10:00Z'

const timed = (work: () => void): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** Of processor time, for three readings of a text: what goes through it once takes a quarter of it, what goes through it for each of its words more. */
const readingLimitMs = 2_400

const size = 100_000
const filled = (part: string): string => part.repeat(Math.ceil(size / part.length)).slice(0, size)

describe('a text of 100 kB takes bounded time', () => {
  const rules = compileRules(homeServicesRules)
  test.each([
    ['one word', 'leak '],
    ['every trade word', 'water pipe burst leak heater no hot water flooding basement panel outlet spark '],
    ['negators', 'not no never without '],
    ['questions', 'Agent: is it? Caller: no. '],
    ['labels', 'agent:'],
    ['misheard letters', 'h v a c '],
    ['conditions', 'if it was last year '],
    ['one long word', 'x'],
    ['apostrophes', "a'"],
    ['digits', '1,1.'],
    ['blanks', ' '],
    ['line ends', '\n'],
    ['brackets', '{(['],
    ['astral characters', '\u{1f600}\u0301'],
    ['abbreviations', 'a.b.'],
    ['numbers', '2 '],
    ['measures', '6" 6\' 20A '],
    ['digits and quotes', '1"'],
    ['numbers that are asked', '3? '],
    ['adverbs', 'all just '],
    ['the past', 'last week '],
    ['years', 'in 2019 we built it '],
    ['what lasts', 'since last year and '],
    ['what began', 'it began a year ago and now it '],
    ['habits', 'if I run it '],
    ['what may be', 'when it might leak should it if you see '],
    ['what would be', 'if it leaks, would '],
    ['times in turns', 'Caller: Monday at 9\nAgent: when\n'],
  ])('%s', (_name, part) => {
    const text = filled(part)
    const before = process.threadCpuUsage()
    rules.map(leadSaying(text), { at, items: homeServicesItems })
    detectUrgency(text)
    detectIntents(text)
    const { user, system } = process.threadCpuUsage(before)
    expect((user + system) / 1e3).toBeLessThan(readingLimitMs)
  })

  test('and says that only its beginning was read', () => {
    const { issues } = rules.map(leadSaying(filled('leak ')), { at, items: homeServicesItems })
    expect(issues).toContainEqual(expect.objectContaining({ path: 'request.text', code: 'text-too-long' }))
  })
})

describe('a document of any size is refused or compiled in bounded time', () => {
  const refused = (document: unknown): string | undefined => {
    let code: string | undefined
    const took = timed(() => {
      try {
        compileRules(document)
      } catch (error) {
        if (!(error instanceof MappingRulesError)) throw error
        code = error.issues[0]?.code
      }
    })
    expect(took).toBeLessThan(limitMs)
    return code
  }
  const documentOf = (when: unknown): unknown => ({
    version: 1,
    timeZone: 'UTC',
    rules: [{ id: 'r', when, lines: [] }],
  })

  test('conditions nested a hundred thousand deep', () => {
    let when: unknown = { op: 'holiday' }
    for (let depth = 0; depth < 100_000; depth += 1) when = { op: 'not', of: when }
    expect(refused(documentOf(when))).toBe('too-deep')
  })

  test('a million values', () => {
    expect(
      refused(documentOf({ op: 'in', path: 'id', values: Array.from({ length: 1_000_000 }, (_, index) => index) })),
    ).toBe('too-large')
  })

  test('a phrase with more ways to say it than a book has words', () => {
    const choice = `(${Array.from({ length: 60 }, (_, index) => `w${index}`).join('|')})`
    const vocabulary = { many: [`${choice} ${choice} ${choice}`] }
    const document = { version: 1, timeZone: 'UTC', vocabulary, rules: [] }
    expect(refused(document)).toBe('invalid-phrase')
  })

  test('a list whose every entry is a list', () => {
    const vocabulary = {
      a: Array.from({ length: 2_000 }, () => '<b>'),
      b: Array.from({ length: 2_000 }, (_, index) => `w${index}`),
    }
    expect(refused({ ...(documentOf({ op: 'phrase', any: ['<a> leak'] }) as object), vocabulary })).toBe(
      'invalid-phrase',
    )
  })

  test('a phrase of hundreds of words, and more phrases than a book may have', () => {
    const digits = (index: number): string =>
      index.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))
    expect(refused(documentOf({ op: 'phrase', any: ['leak '.repeat(100)] }))).toBe('invalid-phrase')
    const of = Array.from({ length: 11 }, (_, list) => ({
      op: 'phrase',
      any: Array.from({ length: 5_000 }, (_, index) => `z${digits(5_000 * list + index)}`),
    }))
    expect(refused(documentOf({ op: 'any', of }))).toBe('too-many-phrases')
  })

  test('hundreds of questions after fields of a lead with thousands', () => {
    const of = Array.from({ length: 500 }, (_, index) => ({ op: 'field', name: `Question ${index}`, any: ['x'] }))
    const rules = compileRules(documentOf({ op: 'any', of }))
    const fields = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`Answer ${index}`, 'y']))
    expect(timed(() => rules.map(leadSaying('leak', {}, { fields }), { at }))).toBeLessThan(limitMs)
  })

  test('a vocabulary that refers to itself', () => {
    expect(
      refused({ version: 1, timeZone: 'UTC', vocabulary: { a: ['<b>', '<b>'], b: ['<a>', '<a>'] }, rules: [] }),
    ).toBe('invalid-phrase')
  })

  test('thousands of alternatives over one word, on a text of that word', () => {
    const any = Array.from({ length: 5_000 }, (_, index) => `leak (leak|drip|w${index}) (leak|spray|v${index}) leak`)
    const rules = compileRules(documentOf({ op: 'phrase', any, within: 20 }))
    let result: ReturnType<typeof rules.map> | undefined
    const took = timed(() => {
      result = rules.map(leadSaying(filled('leak drip ')), { at })
    })
    expect(took).toBeLessThan(limitMs)
    expect(result?.matched).toHaveLength(1)
    expect(result?.matched[0]?.evidence.length).toBeLessThan(100)
  })
})

describe('a lead of any size is priced in bounded time', () => {
  const mapped = (document: object, lead: Parameters<ReturnType<typeof compileRules>['map']>[0]) => {
    const rules = compileRules({ version: 1, timeZone: 'UTC', ...document })
    let result: ReturnType<typeof rules.map> | undefined
    expect(
      timed(() => {
        result = rules.map(lead, { at })
      }),
    ).toBeLessThan(limitMs)
    return result
  }
  const always = { op: 'exists', path: 'id' }

  test.each(['2 ', 'two dozen ', 'not 3 toilets, if the (sink) $50: '])(
    'thousands of names counted in “%s”',
    (part) => {
      const lines = Array.from({ length: 20 }, (_, line) => ({
        item: `Part ${line}`,
        rate: '1.00',
        quantity: { from: 'text', of: Array.from({ length: 100 }, (_, name) => `part ${line} x${name}`) },
      }))
      expect(mapped({ rules: [{ id: 'r', when: always, lines }] }, leadSaying(filled(part)))?.lines).toHaveLength(20)
    },
  )

  test.each([
    'one part upstairs, one part in the hall and another ',
    'two part, no wait two, ',
    'Agent: How many part?\nCaller: Two. ',
    `2x4' 40A 6-part a and a half `,
  ])('a count that never ends: “%s”', (part) => {
    const lines = Array.from({ length: 20 }, (_, line) => ({
      item: `Part ${line}`,
      rate: '1.00',
      quantity: { from: 'text', of: ['part'] },
    }))
    expect(mapped({ rules: [{ id: 'r', when: always, lines }] }, leadSaying(filled(part)))?.lines).toHaveLength(20)
  })

  test('a service type, a place and a number of 100 kB', () => {
    const of = Array.from({ length: 600 }, (_, index) => [
      { op: 'serviceType', in: [`x${index}`] },
      { op: 'area', postalCodes: Array.from({ length: 5 }, (_, code) => `x${index}x${code}`) },
      { op: 'atMost', path: 'fields.n', value: String(index) },
    ]).flat()
    const lead = leadSaying(
      'x',
      { serviceType: filled('q ') },
      {
        contact: { phones: [], emails: [], address: { postalCode: filled('q ') } },
        fields: { n: filled('1') },
      },
    )
    expect(mapped({ rules: [{ id: 'r', when: { op: 'any', of }, lines: [] }] }, lead)?.matched).toEqual([])
  })

  test('thousands of rules of one group that all match, each telling a few of what it lost to', () => {
    for (const policy of ['unique', 'longest', 'best']) {
      const rules = Array.from({ length: 1_000 }, (_, index) => ({
        id: `r${index}`,
        group: 'g',
        when: { op: 'phrase', any: ['leak', 'drip', `pipe${index}`] },
        lines: [],
      }))
      const result = mapped({ groups: { g: policy }, rules }, leadSaying('leak drip '.repeat(30)))
      expect(result?.lost?.length).toBeGreaterThan(998)
      expect(Math.max(...(result?.lost ?? []).map(({ to }) => to.length))).toBeLessThan(21)
      expect(Math.max(...(result?.issues ?? []).map(({ message }) => message.length), 0)).toBeLessThan(400)
    }
  })
})

describe('explaining and checking take bounded time', () => {
  const words = Array.from(
    { length: 400 },
    (_, index) => `q${String.fromCharCode(97 + (index % 26))}${String.fromCharCode(97 + Math.floor(index / 26))}z`,
  )

  test('near misses of many rules with hundreds of conditions each', () => {
    const rules = Array.from({ length: 60 }, (_, id) => ({
      id: `r${id}`,
      when: {
        op: 'any',
        of: words.slice(0, 200).map((word) => ({
          op: 'all',
          of: [
            { op: 'phrase', any: [word] },
            { op: 'phrase', any: ['leak'] },
          ],
        })),
      },
      lines: [],
    }))
    const compiled = compileRules({ version: 1, timeZone: 'UTC', rules })
    const took = timed(() => {
      expect(compiled.map(leadSaying('leak'), { at, explain: true }).nearMisses).toHaveLength(10)
    })
    expect(took).toBeLessThan(limitMs)
  })

  test('a check of many rules that overlap and that no call matches', () => {
    const rules = Array.from({ length: 150 }, (_, id) => ({
      id: `r${id}`,
      group: 'one',
      when: {
        op: 'all',
        of: [
          { op: 'phrase', any: [`burst pipe flooding ${words[id % 400]}`] },
          { op: 'urgency', in: ['routine'] },
          { op: 'any', of: words.slice(0, 100).map((value) => ({ op: 'equals', path: 'fields.x', value })) },
        ],
      },
      lines: [],
    }))
    let codes: string[] = []
    const took = timed(() => {
      codes = lintRules({ version: 1, timeZone: 'UTC', groups: { one: 'unique' }, rules }).map(({ code }) => code)
    })
    expect(codes).toContain('incomplete')
    expect(took).toBeLessThan(4 * limitMs)
  }, 60_000)

  test('a thousand lines that each count something else in a long text', () => {
    const rules = Array.from({ length: 20 }, (_, rule) => ({
      id: `r${rule}`,
      when: { op: 'phrase', any: ['leak'] },
      lines: Array.from({ length: 50 }, (_, line) => ({
        item: `I${rule} ${line}`,
        rate: '1.00',
        quantity: { from: 'text', of: Array.from({ length: 100 }, (_, index) => `leak w${rule} ${line} ${index}`) },
      })),
    }))
    const compiled = compileRules({ version: 1, timeZone: 'UTC', rules })
    const lead = leadSaying('leak two w1 '.repeat(4_000))
    let result: ReturnType<typeof compiled.map> | undefined
    const took = timed(() => {
      result = compiled.map(lead, { at: '2026-03-03T12:00:00Z' })
    })
    expect(took).toBeLessThan(limitMs)
    expect(result?.lines).toHaveLength(1_000)
    expect(result?.issues).toContainEqual(expect.objectContaining({ path: 'request.text', code: 'text-too-long' }))
  })

  test('a check of rules for thousands of places and services', () => {
    const names = (many: number, start: string): string[] =>
      Array.from({ length: many }, (_, index) => `${start}${index}`)
    const rules = Array.from({ length: 6 }, (_, id) => ({
      id: `r${id}`,
      when: {
        op: 'all',
        of: [
          { op: 'area', postalCodes: names(1_000, `z${id}`), cities: names(1_000, 'c') },
          { op: 'not', of: { op: 'area', postalCodes: names(1_000, 'y') } },
          { op: 'serviceType', in: names(1_000, 's') },
          { op: 'not', of: { op: 'serviceType', in: names(999, 's') } },
        ],
      },
      lines: [],
    }))
    let findings: ReturnType<typeof lintRules> = []
    const took = timed(() => {
      findings = lintRules({ version: 1, timeZone: 'UTC', rules })
    })
    expect(took).toBeLessThan(limitMs)
    // The last service would do: what was not tried is not called impossible.
    expect(findings.filter(({ code }) => code === 'never-fires').map(({ certainty }) => certainty)).not.toContain(
      'proven',
    )
  })

  test('a check of one condition with thousands of parts', () => {
    const parts = words.flatMap((word) => [
      { op: 'phrase', any: [word] },
      { op: 'not', of: { op: 'phrase', any: [`${word} x`] } },
    ])
    const took = timed(() => {
      const findings = lintRules({
        version: 1,
        timeZone: 'UTC',
        rules: [{ id: 'r', when: { op: 'all', of: parts }, lines: [] }],
      })
      expect(findings).toContainEqual(expect.objectContaining({ code: 'never-fires', certainty: 'cannot-tell' }))
    })
    expect(took).toBeLessThan(limitMs)
  })
})
