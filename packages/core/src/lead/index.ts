export type { Issue } from './issue.ts'
export type * from './lead.ts'
