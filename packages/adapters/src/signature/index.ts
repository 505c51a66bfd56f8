export { matchesSecret } from './equal.ts'
export { type KnownScheme, type SignatureScheme, signatureSchemes } from './scheme.ts'
export { signDelivery } from './sign-delivery.ts'
export { verifySignature } from './verify-signature.ts'
