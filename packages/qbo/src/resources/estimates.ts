import type { Pipeline } from '../client/pipeline.ts'
import type { Estimate, EstimateCreate, EstimateReplace, EstimateUpdate } from '../entities/estimate.ts'
import { checkEstimateCreate, checkEstimateReplace, checkEstimateUpdate } from '../input/sales-document.ts'
import type { EstimateFields } from '../query/fields.ts'
import { SalesDocuments } from './sales-documents.ts'

interface EstimateTypes {
  row: Estimate
  create: EstimateCreate
  update: EstimateUpdate
  replace: EstimateReplace
  fields: EstimateFields
}

/** Offers to customers. */
export class Estimates extends SalesDocuments<EstimateTypes> {
  constructor(pipeline: Pipeline) {
    super(pipeline, {
      entity: 'Estimate',
      checkCreate: checkEstimateCreate,
      checkUpdate: checkEstimateUpdate,
      checkReplace: checkEstimateReplace,
    })
  }
}
