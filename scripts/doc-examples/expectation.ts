import { deepStrictEqual } from 'node:assert/strict'
import { inspect } from 'node:util'

/** Thrown when an example does not show what its comment says. */
export class ExampleError extends Error {
  override readonly name = 'ExampleError'
  /** Line within the example, from 0. */
  readonly line: number

  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

/**
 * @returns the value itself, so that what it was handed to still gets it
 * @throws {@link ExampleError} when the value is not deeply and strictly equal to the promised one
 */
export const shows = <T>(line: number, actual: T, expected: unknown): T => {
  try {
    deepStrictEqual(actual, expected)
  } catch {
    const print = (value: unknown): string => inspect(value, { depth: 8, breakLength: 120 })
    throw new ExampleError(line, `the comment promises ${print(expected)}, but it is ${print(actual)}`)
  }
  return actual
}

/** @throws {@link ExampleError} when nothing is thrown, or something of another name */
export const throws = async (line: number, action: () => Promise<unknown>, name: string): Promise<void> => {
  let thrown: unknown
  try {
    const value = await action()
    thrown = new ExampleError(line, `the comment promises a ${name}, but nothing is thrown: ${inspect(value)}`)
  } catch (error) {
    const actual = error instanceof Error ? error.name : inspect(error)
    if (actual !== name) thrown = new ExampleError(line, `the comment promises a ${name}, but ${actual} is thrown`)
  }
  if (thrown !== undefined) throw thrown
}
