// Generated from core-client/src/lodgify by pnpm gen. Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const eventsProperties: INodeProperties[] = [
  {
    displayName: 'Events',
    name: 'events',
    type: 'multiOptions',
    required: true,
    options: [
      { name: 'Availability Change', value: 'availability_change', description: 'When days of a property open or close', action: 'On availability change' },
      { name: 'Booking Change', value: 'booking_change', description: 'When anything of a booking changes', action: 'On booking change' },
      { name: 'Booking New (Any Status)', value: 'booking_new_any_status', description: 'When a booking or an enquiry is made, whatever its status', action: 'On new booking (any status)' },
      { name: 'Booking New (Booked)', value: 'booking_new_status_booked', description: 'When a booking is made and booked at once', action: 'On new booking (booked)' },
      { name: 'Booking Status Change: Booked', value: 'booking_status_change_booked', description: 'When a booking becomes booked', action: 'On booking status change: booked' },
      { name: 'Booking Status Change: Declined', value: 'booking_status_change_declined', description: 'When a booking is declined or cancelled', action: 'On booking status change: declined' },
      { name: 'Booking Status Change: Open', value: 'booking_status_change_open', description: 'When a booking becomes an open enquiry', action: 'On booking status change: open' },
      { name: 'Booking Status Change: Tentative', value: 'booking_status_change_tentative', description: 'When a booking becomes tentative', action: 'On booking status change: tentative' },
      { name: 'Guest Message Received', value: 'guest_message_received', description: 'When a guest writes', action: 'On guest message received' },
      { name: 'Rate Change', value: 'rate_change', description: 'When prices of a property change', action: 'On rate change' },
    ],
    default: [],
    description: 'What starts the workflow. Each event is a webhook of its own at Lodgify.',
  },
];
