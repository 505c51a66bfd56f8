export { ringcentral } from './ringcentral.ts'
