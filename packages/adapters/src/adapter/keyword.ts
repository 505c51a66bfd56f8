const keywords =
  /^(?:stop|stopall|stop all|unsubscribe|cancel|end|quit|revoke|optout|opt out|start|yes|unstop|help|info)[.!]?$/i

/**
 * Tells whether a text message is a wish about messages (STOP, START, HELP), which carriers carry out, and no request.
 *
 * @see https://help.twilio.com/articles/223134027
 */
export const isKeyword = (text: string | undefined): boolean => text !== undefined && keywords.test(text.trim())
