// Generated from core-client/src/contract by pnpm gen. Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const webhookDeliveryProperties: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['webhookDelivery'] } },
    options: [
      {
        name: 'Get',
        value: 'get',
        description: 'Get a delivery of a webhook',
        action: 'Get delivery of webhook',
      },
      {
        name: 'Get Many',
        value: 'getAll',
        description: 'List the deliveries of a webhook',
        action: 'Get many deliveries of webhook',
      },
      {
        name: 'Replay',
        value: 'replay',
        description: 'Sends the same bytes again, with the same event ID. Possible for 7 days after the event.',
        action: 'Replay delivery of webhook',
      },
    ],
    default: 'getAll',
  },
  {
    displayName: 'Webhook',
    name: 'webhookId',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['webhookDelivery'], operation: ['get'] } },
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        placeholder: 'Select a webhook...',
        typeOptions: { searchListMethod: 'searchWebhooks', searchable: true },
      },
      {
        displayName: 'By ID',
        name: 'id',
        type: 'string',
        placeholder: 'e.g. 42',
        validation: [
          {
            type: 'regex',
            properties: { regex: '\\s*#?[0-9]+\\s*', errorMessage: 'The ID of a webhook is a number' },
          },
        ],
      },
      {
        displayName: 'By URL',
        name: 'url',
        type: 'string',
        placeholder: 'e.g. https://api.lgcd.ma/v1/webhooks/42',
        extractValue: { type: 'regex', regex: '/webhooks/([0-9]+)' },
        validation: [
          {
            type: 'regex',
            properties: {
              regex: '\\s*https?://.+/webhooks/[0-9]+(?:[/?#].*)?\\s*',
              errorMessage: 'The URL has no /webhooks/ with an ID behind it',
            },
          },
        ],
      },
    ],
    description: 'ID of the webhook; the operation Get Many of the resource Webhook finds it',
  },
  {
    displayName: 'Webhook Delivery',
    name: 'id',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['webhookDelivery'], operation: ['get'] } },
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        placeholder: 'Select a webhook delivery...',
        typeOptions: { searchListMethod: 'searchWebhookDeliveries', searchable: true },
      },
      {
        displayName: 'By ID',
        name: 'id',
        type: 'string',
        placeholder: 'e.g. 42',
        validation: [
          {
            type: 'regex',
            properties: { regex: '\\s*#?[0-9]+\\s*', errorMessage: 'The ID of a webhook delivery is a number' },
          },
        ],
      },
    ],
    description: 'ID of the delivery; the operation Get Many of the resource Webhook Delivery finds it',
  },
  {
    displayName: 'Webhook',
    name: 'webhookId',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['webhookDelivery'], operation: ['getAll'] } },
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        placeholder: 'Select a webhook...',
        typeOptions: { searchListMethod: 'searchWebhooks', searchable: true },
      },
      {
        displayName: 'By ID',
        name: 'id',
        type: 'string',
        placeholder: 'e.g. 42',
        validation: [
          {
            type: 'regex',
            properties: { regex: '\\s*#?[0-9]+\\s*', errorMessage: 'The ID of a webhook is a number' },
          },
        ],
      },
      {
        displayName: 'By URL',
        name: 'url',
        type: 'string',
        placeholder: 'e.g. https://api.lgcd.ma/v1/webhooks/42',
        extractValue: { type: 'regex', regex: '/webhooks/([0-9]+)' },
        validation: [
          {
            type: 'regex',
            properties: {
              regex: '\\s*https?://.+/webhooks/[0-9]+(?:[/?#].*)?\\s*',
              errorMessage: 'The URL has no /webhooks/ with an ID behind it',
            },
          },
        ],
      },
    ],
    description: 'ID of the webhook; the operation Get Many of the resource Webhook finds it',
  },
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    displayOptions: { show: { resource: ['webhookDelivery'], operation: ['getAll'] } },
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    displayOptions: { show: { resource: ['webhookDelivery'], operation: ['getAll'], returnAll: [false] } },
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
  },
  {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add Filter',
    displayOptions: { show: { resource: ['webhookDelivery'], operation: ['getAll'] } },
    default: {},
    options: [
      {
        displayName: 'Event',
        name: 'event',
        description: 'Only deliveries of this event',
        type: 'options',
        options: [
          { name: 'Any', value: '' },
          {
            name: 'Audit Critical Event',
            value: 'audit.critical_event',
            description: 'Critical event in the audit log',
          },
          { name: 'Booking Cancelled', value: 'booking.cancelled' },
          { name: 'Booking Checked In', value: 'booking.checked_in', description: 'Check-in confirmed' },
          { name: 'Booking Checked Out', value: 'booking.checked_out', description: 'Check-out confirmed' },
          {
            name: 'Booking Confirmed',
            value: 'booking.confirmed',
            description: 'Booking confirmed (moved from pending to confirmed)',
          },
          { name: 'Booking Created', value: 'booking.created', description: 'New booking' },
          {
            name: 'Booking No Show',
            value: 'booking.no_show',
            description: 'Guest did not show up (no-show)',
          },
          {
            name: 'Booking Payment Received',
            value: 'booking.payment_received',
            description: 'Guest deposit collected via CMI (mini-site)',
          },
          { name: 'Booking Updated', value: 'booking.updated', description: 'Booking modified' },
          { name: 'Cleaning Assigned', value: 'cleaning.assigned', description: 'Task assigned' },
          { name: 'Cleaning Completed', value: 'cleaning.completed', description: 'Task completed' },
          {
            name: 'Cleaning Skipped',
            value: 'cleaning.skipped',
            description: 'Task skipped (to be re-scheduled)',
          },
          { name: 'iCal Conflict Detected', value: 'ical.conflict_detected' },
          {
            name: 'iCal Sync Failed',
            value: 'ical.sync_failed',
            description: 'ICal sync failure (invalid URL / source down)',
          },
          { name: 'Invoice Paid', value: 'invoice.paid' },
          { name: 'Invoice Sent', value: 'invoice.sent' },
          {
            name: 'Maintenance Assigned',
            value: 'maintenance.assigned',
            description: 'Ticket assigned to a tech',
          },
          { name: 'Maintenance Created', value: 'maintenance.created', description: 'Ticket created' },
          { name: 'Maintenance Resolved', value: 'maintenance.resolved', description: 'Ticket resolved' },
          {
            name: 'Maintenance Urgent',
            value: 'maintenance.urgent',
            description: 'Ticket marked urgent (ops escalation)',
          },
          {
            name: 'Owner Statement Ready',
            value: 'owner.statement_ready',
            description: 'Monthly statement available (1st of next month)',
          },
          {
            name: 'Payment Failed',
            value: 'payment.failed',
            description: 'Payment failed (alerting / retry)',
          },
          {
            name: 'Payment Succeeded',
            value: 'payment.succeeded',
            description: 'Payment succeeded (subscription or mini-site booking)',
          },
          { name: 'Property Archived', value: 'property.archived' },
          { name: 'Property Created', value: 'property.created', description: 'New property created' },
          {
            name: 'Property Rate Changed',
            value: 'property.rate_changed',
            description: 'Seasonal rate added / modified / removed (yield mgmt)',
          },
          {
            name: 'Property Updated',
            value: 'property.updated',
            description: 'Property modified (price, description…)',
          },
          {
            name: 'Review Received',
            value: 'review.received',
            description: 'New guest review (reputation management, low-rating alert)',
          },
          {
            name: 'Subscription Renewed',
            value: 'subscription.renewed',
            description: 'Subscription renewed after a successful payment',
          },
          { name: 'Tax Report Generated', value: 'tax_report.generated' },
          {
            name: 'WhatsApp Message Failed',
            value: 'whatsapp.message_failed',
            description: 'WhatsApp message send failure',
          },
        ],
        default: '',
      },
      {
        displayName: 'Status',
        name: 'status',
        description: 'Only deliveries of this status. One of Pending, Delivered, Failed.',
        type: 'options',
        options: [
          { name: 'Any', value: '' },
          { name: 'Delivered', value: 'delivered' },
          { name: 'Failed', value: 'failed' },
          { name: 'Pending', value: 'pending' },
        ],
        default: '',
      },
    ],
  },
  {
    displayName: 'Webhook',
    name: 'webhookId',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['webhookDelivery'], operation: ['replay'] } },
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        placeholder: 'Select a webhook...',
        typeOptions: { searchListMethod: 'searchWebhooks', searchable: true },
      },
      {
        displayName: 'By ID',
        name: 'id',
        type: 'string',
        placeholder: 'e.g. 42',
        validation: [
          {
            type: 'regex',
            properties: { regex: '\\s*#?[0-9]+\\s*', errorMessage: 'The ID of a webhook is a number' },
          },
        ],
      },
      {
        displayName: 'By URL',
        name: 'url',
        type: 'string',
        placeholder: 'e.g. https://api.lgcd.ma/v1/webhooks/42',
        extractValue: { type: 'regex', regex: '/webhooks/([0-9]+)' },
        validation: [
          {
            type: 'regex',
            properties: {
              regex: '\\s*https?://.+/webhooks/[0-9]+(?:[/?#].*)?\\s*',
              errorMessage: 'The URL has no /webhooks/ with an ID behind it',
            },
          },
        ],
      },
    ],
    description: 'ID of the webhook; the operation Get Many of the resource Webhook finds it',
  },
  {
    displayName: 'Webhook Delivery',
    name: 'id',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['webhookDelivery'], operation: ['replay'] } },
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        placeholder: 'Select a webhook delivery...',
        typeOptions: { searchListMethod: 'searchWebhookDeliveries', searchable: true },
      },
      {
        displayName: 'By ID',
        name: 'id',
        type: 'string',
        placeholder: 'e.g. 42',
        validation: [
          {
            type: 'regex',
            properties: { regex: '\\s*#?[0-9]+\\s*', errorMessage: 'The ID of a webhook delivery is a number' },
          },
        ],
      },
    ],
    description: 'ID of the delivery; the operation Get Many of the resource Webhook Delivery finds it',
  },
];
