export { type GohighlevelOptions, gohighlevel } from './gohighlevel.ts'
export { type GohighlevelKeys, gohighlevelPublicKey } from './verify.ts'
