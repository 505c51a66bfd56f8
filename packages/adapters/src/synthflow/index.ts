export { type SynthflowOptions, synthflow } from './synthflow.ts'
