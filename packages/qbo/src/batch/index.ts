export type { BatchItem, BatchResult, BatchResults, BatchValue } from './batch-item.ts'
