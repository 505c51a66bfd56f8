export type * from './adapter/adapter.ts'
