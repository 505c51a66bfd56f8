import type { Condition } from './condition.ts'

const lengthLimit = 200

const either = (values: readonly unknown[]): string => {
  const shown = values.slice(0, 4).map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
  const more = values.length > shown.length ? ` or ${values.length - shown.length} more` : ''
  return `${shown.join(' or ')}${more}`
}

const quoted = (phrases: readonly string[]): string => either(phrases.map((phrase) => `"${phrase}"`))

const sentence = (condition: Condition): string => {
  switch (condition.op) {
    case 'all':
      return `all of ${condition.of.length} conditions`
    case 'any':
      return `one of ${condition.of.length} conditions`
    case 'not':
      return `not ${describeCondition(condition.of)}`
    case 'phrase':
      return `${quoted(condition.any)} ${condition.meaning ?? 'said'}`
    case 'field':
      return `the field ${condition.name} says ${quoted(condition.any)}`
    case 'equals':
      return `${condition.path} is ${condition.value}`
    case 'in':
      return `${condition.path} is ${either(condition.values)}`
    case 'startsWith':
      return `${condition.path} begins with ${either(condition.any)}`
    case 'atLeast':
      return `${condition.path} is at least ${condition.value}`
    case 'atMost':
      return `${condition.path} is at most ${condition.value}`
    case 'between':
      return `${condition.path} is from ${condition.from} to ${condition.to}`
    case 'exists':
      return `${condition.path} is there`
    case 'urgency':
      return `urgency is ${either(condition.in)}`
    case 'intent':
      return `the caller wants ${either(condition.in)}`
    case 'serviceType':
      return `the service type is ${either(condition.in)}`
    case 'customerType':
      return `the customer is ${condition.is}`
    case 'caller':
      return condition.known ? 'the caller is known' : 'the caller is new'
    case 'area':
      return `the job is in ${either([...(condition.postalCodes ?? []), ...(condition.cities ?? []), ...(condition.regions ?? [])])}`
    case 'businessHours':
      return condition.open ? 'inside business hours' : 'outside business hours'
    case 'timeOfDay':
      return `from ${condition.from} to ${condition.to}`
    case 'dayOfWeek':
      return `on ${either(condition.in)}`
    case 'holiday':
      return 'on a holiday'
    case 'season':
      return `in ${either(condition.in)}`
    default:
      return condition satisfies never
  }
}

/** Says a condition in words, at most 200 characters. */
export const describeCondition = (condition: Condition): string => sentence(condition).slice(0, lengthLimit)
