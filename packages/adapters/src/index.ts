export type * from './adapter/adapter.ts'
export { DeliveryError, type DeliveryErrorCode } from './adapter/delivery-error.ts'
export * from './signature/index.ts'
