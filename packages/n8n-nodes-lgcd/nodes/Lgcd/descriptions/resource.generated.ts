// Generated from core-client/src/contract by pnpm gen. Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const resourceProperties: INodeProperties[] = [
  {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'Account', value: 'account', description: 'The agency and the token behind a call' },
      { name: 'Audit Log', value: 'auditLog', description: 'Who did what, for Law 09-08 and SIEM' },
      { name: 'Booking', value: 'booking', description: 'Stays of guests in properties' },
      {
        name: 'Calendar',
        value: 'calendar',
        description: 'Availability and prices of all properties, day by day',
      },
      {
        name: 'Cleaning Task',
        value: 'cleaningTask',
        description: 'Cleanings, with their checklist and photos',
      },
      {
        name: 'iCal Source',
        value: 'icalSource',
        description: 'Calendars of other channels that block days of a property',
      },
      { name: 'Invoice', value: 'invoice', description: 'Invoices of stays' },
      {
        name: 'Maintenance Ticket',
        value: 'maintenanceTicket',
        description: 'Repairs, from report to resolution',
      },
      { name: 'Owner', value: 'owner', description: 'Owners of the properties' },
      { name: 'Property', value: 'property', description: 'The properties that the agency manages' },
      { name: 'Rate', value: 'rate', description: 'Seasonal rates, one price a night between two dates' },
      { name: 'Report', value: 'report', description: 'Hotel figures: revenue, ADR, RevPAR, occupancy' },
      { name: 'Review', value: 'review', description: 'What guests thought of their stays' },
      {
        name: 'SaaS Invoice',
        value: 'saasInvoice',
        description: 'Invoices of the agency\'s own LGCD subscription',
      },
      { name: 'Statement', value: 'statement', description: 'Monthly payouts of the owners' },
      {
        name: 'Tax Report',
        value: 'taxReport',
        description: 'Monthly tax reports, computed from the bookings',
      },
      { name: 'Webhook', value: 'webhook', description: 'Addresses that events are sent to' },
      {
        name: 'Webhook Delivery',
        value: 'webhookDelivery',
        description: 'What was sent to a webhook, attempt by attempt',
      },
      {
        name: 'WhatsApp Message',
        value: 'whatsappMessage',
        description: 'The outbox of templated WhatsApp messages',
      },
      {
        name: 'WhatsApp Template',
        value: 'whatsappTemplate',
        description: 'The approved texts that messages are made from',
      },
    ],
    default: 'booking',
  },
];
