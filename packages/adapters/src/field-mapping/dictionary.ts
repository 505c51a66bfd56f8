import { type LeadTarget, leadTargets } from './target.ts'

/**
 * Names that businesses give the fields they let a phone service collect, the most telling first.
 *
 * Compared in snake case. A name that could as well mean the business itself (`business_name`, `owner_name`,
 * `website`) is not here.
 */
export const dictionary: { readonly [target in LeadTarget]?: string } = {
  'call.from':
    'caller_number from_number from caller_phone caller_phone_number caller_id caller_id_number caller callernum',
  'contact.phones':
    'phone phone_number telephone contact_phone customer_phone customer_phone_number lead_phone mobile mobile_phone mobile_number cell cell_phone home_phone work_phone alternate_phone alternate_number secondary_phone other_phone callback_number call_back_number callback_phone best_number best_phone contact_number preferred_number phones user_phone prospect_phone client_phone caller_callback_number phone_no contact_phone_number preferred_phone best_contact_number best_callback_number',
  'call.to': 'receiving_number to_number to business_number business_phone called_number receiver_number dialed_number',
  'contact.name':
    'caller_name full_name name contact_name customer_name caller_full_name lead_name client_name your_name homeowner_name person_name prospect_name guest_name user_name contact_person caller_or_business_name name_of_caller caller_s_name callers_name',
  'contact.givenName':
    'first_name given_name firstname fname caller_first_name customer_first_name contact_first_name lead_first_name',
  'contact.familyName':
    'last_name family_name surname lastname lname caller_last_name customer_last_name contact_last_name lead_last_name',
  'contact.companyName':
    'company_name company organization organisation organization_name company_or_organization company_or_business_name',
  'contact.emails':
    'email email_address e_mail caller_email customer_email contact_email lead_email mentioned_email emails caller_email_address customer_email_address client_email user_email prospect_email best_email preferred_email email_to_reach',
  'contact.preferredContactMethod':
    'preferred_contact_method contact_method preferred_contact contact_preference preferred_method_of_contact',
  'contact.customerType': 'property_type customer_type residential_or_commercial building_type client_type',
  'contact.address':
    'address service_address property_address street_address home_address full_address customer_address caller_address street address_line_1 address1 line1 service_location property_location location_address',
  'contact.address.line2': 'address_line_2 address2 line2 unit_number apartment_number apt suite',
  'contact.address.city': 'city town',
  'contact.address.region': 'state province region',
  'contact.address.postalCode':
    'zip zip_code zipcode postal_code postcode customer_zip caller_zip service_zip zip_postal_code',
  'contact.address.country': 'country country_code',
  'contact.externalIds.crm': 'crm_id crm_contact_id crm_customer_id',
  'request.text':
    'message request reason_for_call call_reason reason issue problem issue_description problem_description description project_description job_description work_description service_description details project_details inquiry what_they_need purpose call_purpose how_can_we_help how_can_we_help_you issue_summary problem_summary reason_for_calling reason_of_call nature_of_call caller_need customer_issue main_issue primary_issue service_issue issue_details job_details work_needed',
  'request.serviceType':
    'service_type service service_requested service_needed requested_service type_of_service job_type project_type work_type trade what_service_do_you_need service_of_interest services issue_type problem_type appointment_type request_category service_category',
  'request.notes': 'notes note additional_notes special_instructions comments additional_info additional_information',
  'request.budget':
    'budget budget_range price_range estimated_budget project_budget estimated_value project_value budget_amount budget_usd budget_cad max_budget',
  'request.estimatedHours': 'estimated_hours hours_estimate',
  'request.urgency': 'urgency urgency_level priority severity',
  'request.urgency.urgent': 'is_urgent urgent',
  'request.urgency.emergency': 'is_emergency emergency',
  'request.intents': 'wants caller_wants intents intent call_type request_type',
  'request.intents.quote':
    'wants_quote wants_estimate quote_requested estimate_requested needs_quote needs_estimate quote_needed estimate_needed',
  'request.intents.appointment': 'wants_appointment appointment_requested needs_appointment',
  'request.intents.callback':
    'callback_requested wants_callback needs_callback call_back_requested request_callback follow_up_requested follow_up_required callback_needed call_back_needed callback_required needs_call_back',
  'request.intents.existing-job': 'is_existing_job existing_job',
  'request.intents.complaint': 'is_complaint complaint',
  'request.intents.spam': 'is_spam spam',
  'request.site.name': 'site_name job_site_name job_name',
  'request.site.address': 'site_address job_site_address job_address job_location job_site',
  'appointment.raw':
    'appointment_time preferred_time preferred_date_time preferred_datetime appointment_datetime appointment preferred_appointment_time scheduled_time scheduled_for scheduled_datetime scheduled_datetime_iso scheduled_at appointment_date_time appointment_date_and_time preferred_date_and_time booking_time proposed_times requested_time requested_datetime proposed_time proposed_datetime visit_time availability preferred_day appointment_slot selected_slot time_slot confirmed_time preferred_window availability_window arrival_window preferred_appointment',
  'appointment.date':
    'appointment_date preferred_date scheduled_date requested_date visit_date proposed_date appointment_day preferred_appointment_date preferred_appointment_day booking_date desired_date',
  'appointment.time': 'preferred_time_of_day time_of_day desired_time',
  'appointment.booking':
    'appointment_status booking_status appointment_booked booked outcome call_outcome appointment_made appointment_scheduled appointment_confirmed booking_confirmed is_booked',
  'callback.raw':
    'callback_time call_back_time callback_at preferred_callback_time callback_date_time best_time_to_call best_time_to_reach best_callback_time best_time_to_call_back call_later_time',
  'call.id': 'call_id call_sid callid',
  'call.direction': 'direction call_direction',
  'call.startedAt': 'started_at start_time call_started_at call_start_time',
  'call.endedAt': 'ended_at end_time call_ended_at call_end_time',
  'call.durationSeconds': 'duration_seconds call_duration_seconds duration_sec',
  'call.recordingUrl': 'recording_url call_recording_url recording call_recording',
  'call.transcript': 'transcript full_transcript call_transcript transcription',
  'call.summary': 'summary call_summary ai_summary post_call_summary long_summary one_sentence_summary',
  occurredAt: 'timestamp created_at occurred_at call_time called_at',
}

/** Objects that only group fields: what is inside is read as if it stood outside. A `caller` or an `appointment` names its fields. */
export const containers: ReadonlyMap<string, string> = new Map([
  ...'contact lead customer client data call call_data custom_fields fields parameters params args arguments payload body properties analysis collected_data collected_variables structured_data extracted extracted_data extracted_information address service_address location follow_up'
    .split(' ')
    .map((name) => [name, ''] as const),
  ['caller', 'caller_'],
  ...'issue problem job request service'.split(' ').map((name) => [name, `${name}_`] as const),
  ...'appointment booking reservation booking_details'.split(' ').map((name) => [name, 'appointment_'] as const),
])

/** What a field's name says of its value. */
export interface Meaning {
  target: LeadTarget
  /** Place among the names of the target, 0 the most telling. */
  rank: number
}

const meanings: ReadonlyMap<string, Meaning> = new Map(
  leadTargets.flatMap((target) =>
    (dictionary[target] ?? '').split(' ').map((name, rank) => [name, { target, rank }] as const),
  ),
)

/** Looks a name in snake case up. */
export const meaningOf = (name: string): Meaning | undefined => meanings.get(name)

/** `firstName`, `First Name` and `first-name` are `first_name`. */
export const snakeCase = (key: string): string => {
  if (/^[a-z\d_]{0,100}$/.test(key)) return key
  return key
    .slice(0, 100)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
}
