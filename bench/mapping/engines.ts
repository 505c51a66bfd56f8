import { ZenEngine } from '@gorules/zen-engine'
import { compileRules } from '@leadbooks/core'
import jsonLogic from 'json-logic-js'
import { Engine, type NestedCondition } from 'json-rules-engine'
import { documentOf, leadOf, type SharedCall, type SharedRule } from './scenario.ts'

/** One engine with its rules: the ids of those that match a call, in any order. */
export interface Contender {
  readonly name: string
  match(call: SharedCall): Promise<readonly string[]> | readonly string[]
}

/** Facts as the other engines need them; made of each call as it comes, as LeadBooks reads each call as it comes. */
const factsOf = ({ text, urgency, hour, customerType }: SharedCall): Record<string, string | number> => ({
  text: text.toLowerCase(),
  urgency,
  hour,
  customerType,
})

export const leadbooks = (rules: readonly SharedRule[]): Contender => {
  const ruleSet = compileRules(documentOf(rules))
  return {
    name: 'leadbooks',
    match: (call) => {
      const one = leadOf(call)
      return ruleSet.map(one, { at: one.occurredAt }).matched.map(({ ruleId }) => ruleId)
    },
  }
}

export const jsonRulesEngine = (rules: readonly SharedRule[]): Contender => {
  const engine = new Engine()
  engine.addOperator('includes', (text: string, part: string) => text.includes(part))
  const has = (value: string): NestedCondition => ({ fact: 'text', operator: 'includes', value })
  for (const { id, object, actions, urgency, hours, residential } of rules) {
    engine.addRule({
      event: { type: id },
      conditions: {
        all: [
          has(object),
          { any: actions.map(has) },
          ...(urgency === undefined ? [] : [{ fact: 'urgency', operator: 'equal', value: urgency }]),
          ...(hours === undefined
            ? []
            : [
                { fact: 'hour', operator: 'greaterThanInclusive', value: hours.from },
                { fact: 'hour', operator: 'lessThan', value: hours.to },
              ]),
          ...(residential === undefined ? [] : [{ fact: 'customerType', operator: 'equal', value: 'residential' }]),
        ],
      },
    })
  }
  return {
    name: 'json-rules-engine',
    match: async (call) => (await engine.run(factsOf(call))).events.map(({ type }) => type),
  }
}

export const jsonLogicEngine = (rules: readonly SharedRule[]): Contender => {
  const has = (value: string): object => ({ in: [value, { var: 'text' }] })
  const logics = rules.map(({ id, object, actions, urgency, hours, residential }) => ({
    id,
    logic: {
      and: [
        has(object),
        { or: actions.map(has) },
        ...(urgency === undefined ? [] : [{ '==': [{ var: 'urgency' }, urgency] }]),
        ...(hours === undefined ? [] : [{ '<=': [hours.from, { var: 'hour' }] }, { '<': [{ var: 'hour' }, hours.to] }]),
        ...(residential === undefined ? [] : [{ '==': [{ var: 'customerType' }, 'residential'] }]),
      ],
    } as jsonLogic.RulesLogic, // its types have no name for a list built piece by piece
  }))
  return {
    name: 'json-logic-js',
    match: (call) => {
      const data = factsOf(call)
      return logics.filter(({ logic }) => jsonLogic.apply(logic, data)).map(({ id }) => id)
    },
  }
}

export const zenEngine = (rules: readonly SharedRule[]): Contender => {
  const inputs = ['object', 'action', 'urgency', 'hour', 'customerType']
  const table = {
    hitPolicy: 'collect',
    inputs: inputs.map((id) => ({ id, name: id })),
    outputs: [{ id: 'id', name: 'id', field: 'id' }],
    rules: rules.map(({ id, object, actions, urgency, hours, residential }) => ({
      _id: id,
      object: `contains(text, "${object}")`,
      action: actions.map((action) => `contains(text, "${action}")`).join(' or '),
      urgency: urgency === undefined ? '' : `urgency == "${urgency}"`,
      hour: hours === undefined ? '' : `hour >= ${hours.from} and hour < ${hours.to}`,
      customerType: residential === undefined ? '' : 'customerType == "residential"',
      id: `"${id}"`,
    })),
  }
  const nodes = [
    { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
    { id: 'table', name: 'table', type: 'decisionTableNode', position: { x: 1, y: 0 }, content: table },
    { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } },
  ]
  const edges = [
    { id: 'e1', sourceId: 'in', targetId: 'table', type: 'edge' },
    { id: 'e2', sourceId: 'table', targetId: 'out', type: 'edge' },
  ]
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify({ nodes, edges })))
  return {
    name: 'zen-engine',
    match: async (call) => {
      // A table that collects answers with a list of its outputs.
      const { result } = (await decision.evaluate(factsOf(call))) as { result: { id: string }[] }
      return result.map(({ id }) => id)
    },
  }
}
