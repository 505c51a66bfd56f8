export { quo } from './quo.ts'
export { verifyQuo } from './verify.ts'
