// Generated from core-client/src/contract by pnpm gen. Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const eventsProperties: INodeProperties[] = [
  {
    displayName: 'Events',
    name: 'events',
    type: 'multiOptions',
    required: true,
    options: [
      { name: 'All Events', value: '*', description: 'Every event of the agency' },
      {
        name: 'Audit (All Events)',
        value: 'audit.*',
        description: 'Every event of the family Audit / security',
      },
      {
        name: 'Audit Critical Event',
        value: 'audit.critical_event',
        description: 'Critical event in the audit log',
      },
      { name: 'Booking (All Events)', value: 'booking.*', description: 'Every event of the family Bookings' },
      { name: 'Booking Cancelled', value: 'booking.cancelled' },
      { name: 'Booking Checked In', value: 'booking.checked_in', description: 'Check-in confirmed' },
      { name: 'Booking Checked Out', value: 'booking.checked_out', description: 'Check-out confirmed' },
      {
        name: 'Booking Confirmed',
        value: 'booking.confirmed',
        description: 'Booking confirmed (moved from pending to confirmed)',
      },
      { name: 'Booking Created', value: 'booking.created', description: 'New booking' },
      { name: 'Booking No Show', value: 'booking.no_show', description: 'Guest did not show up (no-show)' },
      {
        name: 'Booking Payment Received',
        value: 'booking.payment_received',
        description: 'Guest deposit collected via CMI (mini-site)',
      },
      { name: 'Booking Updated', value: 'booking.updated', description: 'Booking modified' },
      {
        name: 'Cleaning (All Events)',
        value: 'cleaning.*',
        description: 'Every event of the family Cleaning',
      },
      { name: 'Cleaning Assigned', value: 'cleaning.assigned', description: 'Task assigned' },
      { name: 'Cleaning Completed', value: 'cleaning.completed', description: 'Task completed' },
      {
        name: 'Cleaning Skipped',
        value: 'cleaning.skipped',
        description: 'Task skipped (to be re-scheduled)',
      },
      { name: 'iCal (All Events)', value: 'ical.*', description: 'Every event of the family Sync' },
      { name: 'iCal Conflict Detected', value: 'ical.conflict_detected' },
      {
        name: 'iCal Sync Failed',
        value: 'ical.sync_failed',
        description: 'ICal sync failure (invalid URL / source down)',
      },
      { name: 'Invoice (All Events)', value: 'invoice.*', description: 'Every event of the family Invoices' },
      { name: 'Invoice Paid', value: 'invoice.paid' },
      { name: 'Invoice Sent', value: 'invoice.sent' },
      {
        name: 'Maintenance (All Events)',
        value: 'maintenance.*',
        description: 'Every event of the family Maintenance',
      },
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
      { name: 'Owner (All Events)', value: 'owner.*', description: 'Every event of the family Owners' },
      {
        name: 'Owner Statement Ready',
        value: 'owner.statement_ready',
        description: 'Monthly statement available (1st of next month)',
      },
      { name: 'Payment (All Events)', value: 'payment.*', description: 'Every event of the family Payments' },
      { name: 'Payment Failed', value: 'payment.failed', description: 'Payment failed (alerting / retry)' },
      {
        name: 'Payment Succeeded',
        value: 'payment.succeeded',
        description: 'Payment succeeded (subscription or mini-site booking)',
      },
      {
        name: 'Property (All Events)',
        value: 'property.*',
        description: 'Every event of the family Properties',
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
        name: 'Review (All Events)',
        value: 'review.*',
        description: 'Every event of the family Guest reviews',
      },
      {
        name: 'Review Received',
        value: 'review.received',
        description: 'New guest review (reputation management, low-rating alert)',
      },
      {
        name: 'Subscription (All Events)',
        value: 'subscription.*',
        description: 'Every event of the family SaaS subscription',
      },
      {
        name: 'Subscription Renewed',
        value: 'subscription.renewed',
        description: 'Subscription renewed after a successful payment',
      },
      {
        name: 'Tax Report (All Events)',
        value: 'tax_report.*',
        description: 'Every event of the family Finance',
      },
      { name: 'Tax Report Generated', value: 'tax_report.generated' },
      {
        name: 'WhatsApp (All Events)',
        value: 'whatsapp.*',
        description: 'Every event of the family WhatsApp',
      },
      {
        name: 'WhatsApp Message Failed',
        value: 'whatsapp.message_failed',
        description: 'WhatsApp message send failure',
      },
    ],
    default: [],
    description: 'What starts the workflow. A family covers each of its events, and All Events is everything that LGCD sends.',
  },
];
