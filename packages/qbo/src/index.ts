export type * from './entities/index.ts'
