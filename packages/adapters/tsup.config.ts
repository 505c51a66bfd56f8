import { defineConfig } from 'tsup'
import { publish } from '../../tsup.base.ts'

export default defineConfig(
  publish({
    index: 'src/index.ts',
    aircall: 'src/aircall/index.ts',
    bland: 'src/bland/index.ts',
    callrail: 'src/callrail/index.ts',
    dialpad: 'src/dialpad/index.ts',
    elevenlabs: 'src/elevenlabs/index.ts',
    gohighlevel: 'src/gohighlevel/index.ts',
    nextphone: 'src/nextphone/index.ts',
    notify: 'src/notify/index.ts',
    'notify/nodemailer': 'src/notify/nodemailer.ts',
    quo: 'src/quo/index.ts',
    retell: 'src/retell/index.ts',
    ringcentral: 'src/ringcentral/index.ts',
    synthflow: 'src/synthflow/index.ts',
    twilio: 'src/twilio/index.ts',
    vapi: 'src/vapi/index.ts',
    webhook: 'src/webhook/index.ts',
  }),
)
