export {
  type LeadBooksObjectClass,
  type LeadBooksObjectOptions,
  leadBooksObject,
} from './durable-object/object.ts'
export type { ObjectContext, ObjectStorage, RealmNamespace } from './durable-object/platform.ts'
export {
  type DurableObjectRouter,
  type DurableObjectRouterOptions,
  durableObjectRouter,
} from './durable-object/router.ts'
export { durableObjectStore } from './durable-object/store.ts'
