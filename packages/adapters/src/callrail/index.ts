export { callrail } from './callrail.ts'
