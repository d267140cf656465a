// Generated from core-client/src/lodgify by pnpm gen. Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const eventsProperties: INodeProperties[] = [
  {
    displayName: 'Events',
    name: 'events',
    type: 'multiOptions',
    required: true,
    options: [
      { name: 'Availability Change', value: 'availability_change', description: 'When days of a property open or close' },
      { name: 'Booking Change', value: 'booking_change', description: 'When anything of a booking changes' },
      { name: 'Booking New (Any Status)', value: 'booking_new_any_status', description: 'When a booking or an enquiry is made, whatever its status' },
      { name: 'Booking New (Booked)', value: 'booking_new_status_booked', description: 'When a booking is made and booked at once' },
      { name: 'Booking Status Change: Booked', value: 'booking_status_change_booked', description: 'When a booking becomes booked' },
      { name: 'Booking Status Change: Declined', value: 'booking_status_change_declined', description: 'When a booking is declined or cancelled' },
      { name: 'Booking Status Change: Open', value: 'booking_status_change_open', description: 'When a booking becomes an open enquiry' },
      { name: 'Booking Status Change: Tentative', value: 'booking_status_change_tentative', description: 'When a booking becomes tentative' },
      { name: 'Guest Message Received', value: 'guest_message_received', description: 'When a guest writes' },
      { name: 'Rate Change', value: 'rate_change', description: 'When prices of a property change' },
    ],
    default: [],
    description: 'What starts the workflow. Each event is a webhook of its own at Lodgify.',
  },
];
