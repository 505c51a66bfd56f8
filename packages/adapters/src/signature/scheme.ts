/** Keyed hashes, and signatures of which the receiver holds the public key alone. */
export type SignatureAlgorithm = 'sha1' | 'sha256' | 'sha512' | 'ed25519' | 'rsa-sha256'

/**
 * How a sender signs a delivery, as data: one keyed hash or signature over the body and, where the sender has them, a
 * timestamp and an id.
 *
 * `signed` and `format` are texts with placeholders: `{body}`, `{timestamp}`, `{id}`, `{method}`, `{url}` in `signed`;
 * `{signature}` and `{timestamp}` in `format`.
 */
export interface SignatureScheme {
  /** Header that carries the signature. */
  header: string
  /** How the header's value is written: `sha256={signature}`, `t={timestamp},v1={signature}`. @defaultValue `'{signature}'` */
  format?: string
  /**
   * What parts the header's value into a list. Its parts may then come in any order, a signature several times (rotated
   * secrets), and parts of other versions are passed over. Without it the value must be exactly `format`.
   */
  separator?: string
  /**
   * With `ed25519` and `rsa-sha256` (PKCS #1 v1.5) the secret is a public key: PEM, SPKI in base64, or for Ed25519 its 32 bytes
   * in base64.
   *
   * @defaultValue `'sha256'`
   */
  algorithm?: SignatureAlgorithm
  /** How the signature is spelled. @defaultValue `'hex'` */
  encoding?: 'hex' | 'base64'
  /** How the key is spelled in the secret. @defaultValue `'utf8'` */
  secretEncoding?: 'utf8' | 'base64' | 'hex'
  /** Start of the secret that is no part of the key, where it is there: `whsec_`. */
  secretPrefix?: string
  /** What is signed. @defaultValue `'{body}'` */
  signed?: string
  /** Header that carries the timestamp, where `format` does not. */
  timestampHeader?: string
  /** @defaultValue `'seconds'` */
  timestampUnit?: 'seconds' | 'milliseconds'
  /** How old a delivery may be. Without it no time is checked. */
  toleranceSeconds?: number
  /** How far ahead of our clock a delivery may be dated. @defaultValue `toleranceSeconds` */
  futureToleranceSeconds?: number
  /** Header that carries the delivery's id. */
  idHeader?: string
  /** Another way in which the same sender signs; one that holds is enough. */
  also?: SignatureScheme
}

/** Senders whose way of signing is known. */
export type KnownScheme =
  | 'standardWebhooks'
  | 'standardWebhooksV1a'
  | 'svix'
  | 'stripe'
  | 'github'
  | 'retell'
  | 'callrail'
  | 'bland'
  | 'elevenlabs'
  | 'quo'
  | 'vapi'
  | 'synthflow'
  | 'gohighlevel'
  | 'gohighlevelLegacy'
  | 'nextphone'

const standard = (brand: string): SignatureScheme => ({
  header: `${brand}-signature`,
  format: 'v1,{signature}',
  separator: ' ',
  encoding: 'base64',
  secretEncoding: 'base64',
  secretPrefix: 'whsec_',
  signed: '{id}.{timestamp}.{body}',
  timestampHeader: `${brand}-timestamp`,
  idHeader: `${brand}-id`,
  toleranceSeconds: 300,
})

/** Signs with Ed25519 where the secret is a public key (`whpk_…`). */
const standardV1a = (brand: string): SignatureScheme => ({
  ...standard(brand),
  format: 'v1a,{signature}',
  algorithm: 'ed25519',
  secretPrefix: 'whpk_',
})

/**
 * Schemes in use, each as its sender documents it.
 *
 * Stripe and Standard Webhooks both write `whsec_…`; Stripe's key is that whole text, the other's the base64 behind it.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 * @see https://docs.stripe.com/webhooks#verify-manually
 * @see https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 * @see https://docs.retellai.com/features/secure-webhook
 * @see https://apidocs.callrail.com/#validating-payloads
 * @see https://docs.bland.ai/tutorials/webhook-signing
 * @see https://elevenlabs.io/docs/eleven-agents/workflows/post-call-webhooks
 * @see https://support.quo.com/core-concepts/integrations/webhooks
 * @see https://docs.vapi.ai/server-url/server-authentication
 * @see https://docs.synthflow.ai/webhooks-security
 * @see https://marketplace.gohighlevel.com/docs/webhook/WebhookIntegrationGuide/
 */
export const signatureSchemes: { readonly [name in KnownScheme]: SignatureScheme } = {
  standardWebhooks: { ...standard('webhook'), also: standardV1a('webhook') },
  standardWebhooksV1a: standardV1a('webhook'),
  svix: { ...standard('svix'), also: standardV1a('svix') },
  stripe: {
    header: 'stripe-signature',
    format: 't={timestamp},v1={signature}',
    separator: ',',
    signed: '{timestamp}.{body}',
    toleranceSeconds: 300,
  },
  github: { header: 'x-hub-signature-256', format: 'sha256={signature}' },
  retell: {
    header: 'x-retell-signature',
    format: 'v={timestamp},d={signature}',
    signed: '{body}{timestamp}',
    timestampUnit: 'milliseconds',
    toleranceSeconds: 300,
  },
  callrail: { header: 'signature', algorithm: 'sha1', encoding: 'base64' },
  bland: { header: 'x-webhook-signature' },
  elevenlabs: {
    header: 'elevenlabs-signature',
    format: 't={timestamp},v0={signature}',
    separator: ',',
    signed: '{timestamp}.{body}',
    toleranceSeconds: 1800,
  },
  /** Quo repeats a failed delivery for hours with its first timestamp, the last after 27 h 35 min, so the window is two days. */
  quo: {
    header: 'openphone-signature',
    format: 'hmac;1;{timestamp};{signature}',
    encoding: 'base64',
    secretEncoding: 'base64',
    signed: '{timestamp}.{body}',
    timestampUnit: 'milliseconds',
    toleranceSeconds: 172_800,
    futureToleranceSeconds: 300,
  },
  vapi: { header: 'x-signature', signed: '{timestamp}.{body}', timestampHeader: 'x-timestamp' },
  /** Signs the call's id alone: give that to the verifier in place of the body. */
  synthflow: { header: 'synthflow-signature' },
  gohighlevel: { header: 'x-ghl-signature', algorithm: 'ed25519', encoding: 'base64' },
  gohighlevelLegacy: { header: 'x-wh-signature', algorithm: 'rsa-sha256', encoding: 'base64' },
  nextphone: { header: 'x-nextphone-signature', format: 'sha256={signature}' },
}
