import type { Pipeline } from '../client/pipeline.ts'
import type { Customer, CustomerCreate, CustomerReplace, CustomerUpdate } from '../entities/customer.ts'
import { checkCustomerCreate, checkCustomerReplace, checkCustomerUpdate } from '../input/customer.ts'
import type { CustomerFields } from '../query/fields.ts'
import { Resource } from './resource.ts'

interface CustomerTypes {
  row: Customer
  create: CustomerCreate
  update: CustomerUpdate
  replace: CustomerReplace
  fields: CustomerFields
}

/** Customers and sub-customers. They are never deleted: `update` them with `Active: false`. */
export class Customers extends Resource<CustomerTypes> {
  constructor(pipeline: Pipeline) {
    super(pipeline, {
      entity: 'Customer',
      checkCreate: checkCustomerCreate,
      checkUpdate: checkCustomerUpdate,
      checkReplace: checkCustomerReplace,
    })
  }
}
