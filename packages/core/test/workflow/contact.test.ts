import { describe, expect, test } from 'vitest'
import { callFrom, keysOf, mikesLines, only, pricing, Story } from './story.ts'

const commandsFor = (contact: Parameters<typeof callFrom>[0], request: Parameters<typeof callFrom>[1] = {}) => {
  const story = new Story()
  story.live(
    { type: 'lead.received', lead: callFrom(contact, request) },
    { type: 'lead.priced', result: pricing(mikesLines) },
  )
  return story
}

describe('missing or doubtful details go to a person', () => {
  test('no phone, no e-mail and no name: a review and nothing else', () => {
    const story = commandsFor({})
    expect(keysOf(story.commands)).toEqual(['review.open:no-contact/1'])
    expect(only(story.commands, 'review.open')).toMatchObject({ code: 'no-contact' })
    expect(story.projection.stage).toBe('needs-review')
  })

  test('a first name alone is not enough to bill', () => {
    const story = commandsFor({ name: 'Mike' })
    expect(keysOf(story.commands)).toEqual(['review.open:doubtful-contact/1'])
  })

  test('a phone without a name is billed under the number, and somebody asks for the name', () => {
    const story = commandsFor({ phones: ['+13125550142'] })
    expect(keysOf(story.commands)).toEqual([
      'customer.ensure/1',
      'task.create:missing-name/1',
      'estimate.create/1',
      'notify.customer:thanks-for-calling/1',
      'notify.contractor:new-estimate/1',
    ])
    expect(only(story.commands, 'customer.ensure').draft.displayName).toBe('(312) 555-0142')
  })

  test('a full name without phone and e-mail makes a customer and a task', () => {
    const story = commandsFor({ name: 'Ann Lee' })
    expect(keysOf(story.commands)).toEqual([
      'customer.ensure/1',
      'task.create:unreachable/1',
      'estimate.create/1',
      'notify.contractor:new-estimate/1',
    ])
  })

  test('a company given as a person’s name is kept as a company and checked', () => {
    const story = commandsFor({ name: 'JC Plumbing LLC', phones: ['+13125550142'] })
    expect(only(story.commands, 'customer.ensure').draft).toMatchObject({
      displayName: 'JC Plumbing LLC',
      companyName: 'JC Plumbing LLC',
    })
    expect(keysOf(story.commands)).toContain('task.create:company-as-name/1')
  })

  test('an emergency without any contact still alerts the contractor', () => {
    const story = commandsFor({}, { urgency: 'emergency', text: 'Fire in the panel at 12 Elm Street' })
    expect(keysOf(story.commands)[0]).toBe('notify.contractor:emergency-lead/1')
  })
})

describe('names that QuickBooks takes', () => {
  test.each([
    ['Smith: Anna', 'Smith Anna'],
    ['Anna\tSmith', 'Anna Smith'],
    ['Anna\nSmith', 'Anna Smith'],
  ])('%j becomes %j', (name, displayName) => {
    expect(only(commandsFor({ name, phones: ['+13125550142'] }).commands, 'customer.ensure').draft.displayName).toBe(
      displayName,
    )
  })

  test('a name of colons alone falls back to the number', () => {
    const story = commandsFor({ name: '::', phones: ['+13125550142'] })
    expect(only(story.commands, 'customer.ensure').draft.displayName).toBe('(312) 555-0142')
  })

  test('at most 500 characters', () => {
    const story = commandsFor({ name: `Anna ${'x'.repeat(600)}`, phones: ['+13125550142'] })
    expect(only(story.commands, 'customer.ensure').draft.displayName).toHaveLength(500)
  })

  test('a number from abroad stays as it is', () => {
    const story = commandsFor({ phones: ['+442079460000'] })
    expect(only(story.commands, 'customer.ensure').draft.displayName).toBe('+442079460000')
  })
})
