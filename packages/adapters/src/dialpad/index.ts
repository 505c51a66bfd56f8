export { dialpad } from './dialpad.ts'
