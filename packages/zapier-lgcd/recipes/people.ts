import type { Recipe } from './recipe.ts';

const booking = {
  as: 'booking',
  kind: 'search',
  key: 'find_booking',
  fields: { booking_id: '{{trigger.booking__id}}' },
} as const;

/** Zaps about guests, owners and the agency. */
export const people: readonly Recipe[] = [
  {
    slug: 'brevo-guests',
    name: 'Confirmed guests to Brevo',
    apps: ['Brevo'],
    useCase: 'Guest CRM',
    does: 'A guest whose booking is confirmed becomes a contact of a list.',
    trigger: { key: 'booking_confirmed' },
    steps: [
      booking,
      { onlyIf: '{{booking.guest_email}}', condition: 'exists' },
      {
        app: 'Brevo',
        does: 'Contact Create or Update',
        fields: {
          Email: '{{booking.guest_email}}',
          FIRSTNAME: '{{booking.guest_name}}',
          CHECK_IN: '{{booking.check_in}}',
          CHECK_OUT: '{{booking.check_out}}',
          LGCD_BOOKING: '{{booking.reference}}',
        },
      },
    ],
    safe: 'The e-mail is the key of the contact. The event carries neither e-mail nor phone, so the booking is looked up.',
  },
  {
    slug: 'activecampaign-guests',
    name: 'Confirmed guests to ActiveCampaign',
    apps: ['ActiveCampaign'],
    useCase: 'Guest CRM',
    does: 'A guest whose booking is confirmed becomes a contact with the tag that the automation starts on.',
    trigger: { key: 'booking_confirmed' },
    steps: [
      booking,
      { onlyIf: '{{booking.guest_email}}', condition: 'exists' },
      {
        app: 'ActiveCampaign',
        does: 'Create or update a contact, with a list and a tag',
        fields: {
          'Email address': '{{booking.guest_email}}',
          'Full name': '{{booking.guest_name}}',
          Phone: '{{booking.guest_phone}}',
        },
      },
    ],
    safe: 'The e-mail is the key of the contact. Let the automation remove the tag at its end.',
  },
  {
    slug: 'quickbooks-statements',
    name: 'Statements of owners to bills of QuickBooks',
    apps: ['QuickBooks'],
    useCase: 'Owner accounting',
    does: 'A statement that is ready becomes a bill of the owner.',
    trigger: { key: 'owner_statement_ready' },
    steps: [
      {
        app: 'QuickBooks Online',
        does: 'Find or create the vendor',
        fields: { 'Display name': '{{trigger.statement__owner_name}}' },
      },
      {
        app: 'QuickBooks Online',
        does: 'Create a bill',
        fields: {
          Vendor: 'the vendor of the step before',
          'Bill number': 'LGCD-{{trigger.statement__id}}',
          Amount: '{{trigger.statement__net_amount}}',
          Description: 'Payout {{trigger.statement__period}}',
        },
      },
    ],
    safe: 'The LGCD app drops repeated deliveries. Before you replay a run by hand, look for the bill number.',
  },
  {
    slug: 'xero-statements',
    name: 'Statements of owners to bills of Xero',
    apps: ['Xero'],
    useCase: 'Owner accounting',
    does: 'A statement that is ready becomes a draft bill of the owner.',
    trigger: { key: 'owner_statement_ready' },
    steps: [
      {
        app: 'Xero',
        does: 'Create a bill, as a draft',
        fields: {
          'Contact name': '{{trigger.statement__owner_name}}',
          'Reference or number': 'LGCD-{{trigger.statement__id}}',
          'Line amount': '{{trigger.statement__net_amount}}',
          'Line description': 'Payout {{trigger.statement__period}}',
        },
      },
    ],
    safe: 'The LGCD app drops repeated deliveries. A person approves the draft.',
  },
  {
    slug: 'accounting-journal-sheets',
    name: 'Statements of owners as a journal for the accountant',
    apps: ['Indy', 'Macompta.ma', 'Google Sheets'],
    useCase: 'Owner accounting',
    does: 'A statement that is ready becomes a row of the sheet that the accountant imports.',
    trigger: { key: 'owner_statement_ready' },
    steps: [
      {
        app: 'Google Sheets',
        does: 'Find or create a row by its key',
        fields: {
          key: 'LGCD-{{trigger.statement__id}}',
          period: '{{trigger.statement__period}}',
          owner: '{{trigger.statement__owner_name}}',
          revenue: '{{trigger.statement__gross_revenue}}',
          commission: '{{trigger.statement__commission}}',
          expenses: '{{trigger.statement__expenses}}',
          payout: '{{trigger.statement__net_amount}}',
        },
      },
    ],
    safe: 'The key makes a repetition harmless. Neither program publishes an API that we could find.',
  },
  {
    slug: 'datadog-audit',
    name: 'Critical events of the audit log to Datadog or Splunk',
    apps: ['Datadog', 'Splunk'],
    useCase: 'Security & compliance',
    does: 'A critical event of the audit log arrives in the SIEM.',
    trigger: { key: 'audit_critical_event' },
    steps: [
      {
        app: 'Webhooks by Zapier',
        does: 'A POST to the log intake (Datadog) or the event collector (Splunk), with its key as a header',
        fields: {
          message: '{{trigger.audit_log__description}}',
          action: '{{trigger.audit_log__action}}',
          id: '{{trigger.audit_log__id}}',
          time: '{{trigger.audit_log__created_at}}',
        },
      },
    ],
    safe: 'The ID of the entry goes with it, to find duplicates by. Wazuh wants a pass first and is better served by n8n.',
  },
  {
    slug: 'google-sheets-events',
    name: 'Every event to a row of Google Sheets',
    apps: ['Google Sheets'],
    useCase: 'No-code automations',
    does: 'Each event becomes a row.',
    trigger: { key: 'any_event' },
    steps: [
      {
        app: 'Google Sheets',
        does: 'Create a row',
        fields: {
          event_id: '{{trigger.id}}',
          event: '{{trigger.event}}',
          happened_at: '{{trigger.created_at}}',
        },
      },
    ],
    safe: "The LGCD app drops repeated deliveries. Zapier enters cells as a person types: put ' before a field that a guest wrote.",
  },
  {
    slug: 'notion-bookings',
    name: 'Bookings to pages of Notion',
    apps: ['Notion'],
    useCase: 'No-code automations',
    does: 'A new booking becomes a page of a database.',
    trigger: { key: 'booking_created' },
    steps: [
      booking,
      {
        app: 'Notion',
        does: 'Find or create a page of a database by its LGCD ID',
        fields: {
          'LGCD ID': '{{booking.id}}',
          Name: '{{booking.reference}} · {{booking.guest_name}}',
          Arrival: '{{booking.check_in}}',
          Departure: '{{booking.check_out}}',
          Total: '{{booking.total_amount}}',
        },
      },
    ],
    safe: 'The LGCD ID finds the page again; a second Zap on Booking Updated changes it.',
  },
  {
    slug: 'slack-bad-reviews',
    name: 'Bad reviews to Slack, with a follow-up',
    apps: ['Slack'],
    useCase: 'No-code automations',
    does: 'A review of few stars tells the channel and opens a ticket.',
    trigger: { key: 'review_received' },
    steps: [
      { onlyIf: '{{trigger.review__rating}}', condition: 'is less than 4' },
      {
        as: 'ticket',
        kind: 'create',
        key: 'create_maintenance_ticket',
        fields: {
          property_id: '{{trigger.review__property_id}}',
          title: 'Follow up the review {{trigger.review__id}}',
          description: '{{trigger.review__comment}}',
          priority: 'high',
        },
      },
      {
        app: 'Slack',
        does: 'Send a channel message',
        fields: { 'Message text': '{{trigger.review__rating}} of 5: ticket {{ticket.id}} is open.' },
      },
    ],
    safe: 'The LGCD app drops repeated deliveries. What the guest wrote stays in the ticket and out of Slack, where it could call a channel.',
  },
];
