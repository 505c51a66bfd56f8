export { retell } from './retell.ts'
