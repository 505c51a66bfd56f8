export { matchesSecret } from './equal.ts'
export { type KnownScheme, type SignatureAlgorithm, type SignatureScheme, signatureSchemes } from './scheme.ts'
export { signDelivery } from './sign-delivery.ts'
export { type SignedDelivery, verifySignature } from './verify-signature.ts'
