export { aircall } from './aircall.ts'
