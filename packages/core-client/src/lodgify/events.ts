import type { ObjectKind } from './objects.ts';

interface EventFacts {
  /** Title Case, for people. */
  label: string;
  /** A sentence that begins with "When". */
  description: string;
  /** The object that its deliveries carry. */
  object: ObjectKind;
}

/** The ten events one can subscribe to. Source: Lodgify's public developer reference. */
export const lodgifyEvents = {
  rate_change: {
    label: 'Rate Change',
    description: 'When prices of a property change',
    object: 'rate_change',
  },
  availability_change: {
    label: 'Availability Change',
    description: 'When days of a property open or close',
    object: 'availability_change',
  },
  booking_new_any_status: {
    label: 'Booking New (Any Status)',
    description: 'When a booking or an enquiry is made, whatever its status',
    object: 'booking_change',
  },
  booking_new_status_booked: {
    label: 'Booking New (Booked)',
    description: 'When a booking is made and booked at once',
    object: 'booking_change',
  },
  booking_change: {
    label: 'Booking Change',
    description: 'When anything of a booking changes',
    object: 'booking_change',
  },
  booking_status_change_booked: {
    label: 'Booking Status Change: Booked',
    description: 'When a booking becomes booked',
    object: 'booking_change',
  },
  booking_status_change_tentative: {
    label: 'Booking Status Change: Tentative',
    description: 'When a booking becomes tentative',
    object: 'booking_change',
  },
  booking_status_change_open: {
    label: 'Booking Status Change: Open',
    description: 'When a booking becomes an open enquiry',
    object: 'booking_change',
  },
  booking_status_change_declined: {
    label: 'Booking Status Change: Declined',
    description: 'When a booking is declined or cancelled',
    object: 'booking_change',
  },
  guest_message_received: {
    label: 'Guest Message Received',
    description: 'When a guest writes',
    object: 'guest_message_received',
  },
} as const satisfies Record<string, EventFacts>;

/** `booking_change`, …: what one subscribes to, and the `action` of a delivery. */
export type LodgifyEventName = keyof typeof lodgifyEvents;

/** All events, as the reference of Lodgify names them. */
export const lodgifyEventNames = Object.keys(lodgifyEvents) as LodgifyEventName[];

/** Whether Lodgify has an event of this name. */
export const isLodgifyEvent = (name: unknown): name is LodgifyEventName =>
  typeof name === 'string' && Object.hasOwn(lodgifyEvents, name);

/** The statuses of a booking. Source: Lodgify's public developer reference. */
export const lodgifyStatuses = ['Open', 'Tentative', 'Booked', 'Declined'] as const;
/** The status of a Lodgify booking. */
export type LodgifyStatus = (typeof lodgifyStatuses)[number];
