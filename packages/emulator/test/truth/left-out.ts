const replyOnly = 'only the reply is recorded, in XML, with a made-up path'
const noBody = 'the recording does not hold the body'

/** Recordings that are not played against the emulator, each with its reason. */
export const leftOut: { readonly [file: string]: string } = {
  'exquickbooks/005': 'its path was made up with another Id than that of the reply',
  'ledgersync/001': 'played by the tests of consent, which name the clients that are known',
  'ledgersync/002': 'played by the OAuth tests, which make the code that this one redacts',
  'minimul-qbo_api/035': 'played by the tests of tokens, which make the expired token that this one redacts',
  'minimul-qbo_api/042': noBody,
  ...Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`ruckus-fixtures/${String(index + 1).padStart(3, '0')}`, replyOnly]),
  ),
  'ruckus-fixtures/044': 'played by the tests of XML',
  'ruckus-fixtures/058': 'played by the tests of XML',
}
