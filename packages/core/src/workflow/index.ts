export * from './machine.ts'
export * from './triggers.ts'
