export * from './errors/index.ts'
export type * from './entities/index.ts'
