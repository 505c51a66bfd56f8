import type { Payload } from '../adapter/payload.ts'
import { heedWish } from '../adapter/sms-wish.ts'
import { ignored, type Told } from '../adapter/vendor.ts'

/** A text message to the business; each is a lead of its own. */
export const tellMessage = (body: Payload): Told => {
  const status = body.text('SmsStatus', 'MessageStatus')
  if ((status !== undefined && status !== 'received') || body.text('Direction')?.startsWith('outbound'))
    return ignored('The message is one that the business sent.')
  // A Messaging Service with its own keywords says which one it was.
  return heedWish(body.text('OptOutType', 'Body'), body.find('From'), () => requestOf(body))
}

const requestOf = (body: Payload): Told => {
  const media = Object.keys(body.root)
    .filter((name) => /^MediaUrl\d{1,2}$/.test(name))
    .flatMap((name) => body.find(name)?.value ?? [])
  return {
    kind: 'part',
    part: {
      id: body.id('MessageSid', 'SmsSid', 'SmsMessageSid'),
      direction: 'inbound',
      customer: body.find('From'),
      business: body.find('To'),
      facts: { 'request.text': body.find('Body'), 'contact.name': body.find('ProfileName') },
      fields: {
        channel: { path: 'MessageSid', value: 'sms' },
        media: media.length === 0 ? undefined : { path: 'MediaUrl0', value: media },
        callerCity: body.find('FromCity'),
        callerState: body.find('FromState'),
        callerCountry: body.find('FromCountry'),
      },
      complete: true,
    },
  }
}
