/** Words of a message. `{name}` is filled in; `[ … ]` is left out as a whole where a name inside it has no value. */
export interface MessageTemplate {
  /** For e-mail and chat. */
  subject?: string
  text: string
}

/** The default wording, by template name. */
export const defaultTemplates: { readonly [name: string]: MessageTemplate } = {
  'thanks-for-calling': {
    subject: 'Thanks for calling[ {businessName}]',
    text: 'Thanks for calling[ {businessName}][, {name}]![ Your estimate comes to {total:money}.][ We have e-mailed the estimate to {sentTo}.]',
  },
  'appointment-confirmed': {
    subject: 'Your appointment[ with {businessName}]',
    text: '[{businessName}: ]Your appointment is set[ for {appointment}].[ The estimate comes to {total:money}.][ We have e-mailed the estimate to {sentTo}.]',
  },
  'appointment-cancelled': {
    subject: 'Your appointment[ with {businessName}] is cancelled',
    text: '[{businessName}: ]Your appointment is cancelled.',
  },
  'payment-reminder': {
    subject: 'Invoice[ {docNumber}][ from {businessName}]',
    text: '[{businessName}: ]A reminder that invoice[ {docNumber}] is open[: {balance:money}][, due {dueDate}].',
  },
  'estimate-reminder': {
    subject: 'Your estimate[ {docNumber}][ from {businessName}]',
    text: '[{businessName}: ]Your estimate[ {docNumber}][ of {total:money}] is still waiting for your answer.[ Answer here: {approvalUrl}] Tell us if you have a question.',
  },
  'review-request': {
    subject: 'How did we do?',
    text: 'Thanks for choosing[ {businessName}][, {name}]! How did we do?[ {link}]',
  },
  'emergency-lead': {
    subject: 'EMERGENCY[: {who}]',
    text: 'EMERGENCY[: {who}].[ "{text}"][ At {address}.][ {items}.][ {total:money}.]',
  },
  'urgent-lead': {
    subject: 'Urgent[: {who}]',
    text: 'URGENT[: {who}].[ "{text}"][ At {address}.][ When: {preferredTime}.][ {items}.][ {total:money}.]',
  },
  'new-estimate': {
    subject: 'New estimate[ for {who}]',
    text: 'New estimate[ {docNumber}][ for {who}][: {items}][, {total:money}].[ E-mailed to {sentTo}.][ "{text}"]',
  },
  'uncovered-lead': {
    subject: 'A call without an estimate[: {who}]',
    text: 'Call without an estimate, because no rule covers it[: {who}].[ "{text}"]',
  },
  'follow-up': {
    subject: 'About work in progress[: {who}]',
    text: 'Call about work in progress or a complaint[: {who}].[ "{text}"]',
  },
  'callback-due': {
    subject: 'Callback due soon[: {who}]',
    text: 'Call back[ {who}][ by {dueAt:time}].[ "{text}"]',
  },
  'callback-late': {
    subject: 'Callback overdue[: {who}]',
    text: 'Callback overdue[: {who}][, due {dueAt:time}][, {minutesLate} minutes ago].[ "{text}"]',
  },
  'customer-onboarded': {
    subject: 'New customer[: {who}]',
    text: 'New customer in QuickBooks[: {who}].[ {address}.] Check the terms and the tax region before the first invoice.',
  },
  'work-stuck': {
    subject: 'Needs attention[: {work}]',
    text: 'LeadBooks cannot go on[ with {work}][: {cause}] What it does not take up again by itself is in the list of dead letters, with what to do by hand.',
  },
  'reconnect-quickbooks': {
    subject: 'Connect QuickBooks again',
    text: '[{businessName}: ]The connection to QuickBooks has ended. Connect it again; everything that waits goes on by itself.',
  },
  task: {
    subject: 'To do[ for {who}]',
    text: 'To do: {title}[ Due {dueAt:time}.]',
  },
}
