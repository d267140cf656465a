import type { Row } from '../resources/tables.ts';
import type { Guest } from './guests.ts';

export type Fate = 'kept' | 'pending' | 'cancelled' | 'no_show';

export interface Plan {
  property_id: number;
  check_in: string;
  check_out: string;
  fate: Fate;
  source: Row<'bookings'>['source'];
  guest: Guest;
  guests_count: number;
  /** Days between booking and arrival. */
  lead: number;
}

/** Day of arrival in July 2026 and nights; day -1 is June 29. */
type July = readonly (readonly [day: number, nights: number])[];

/**
 * July 2026 of agency 42: 186 nights that bring 142,500 MAD at the prices of `agencies.ts`, the figures that LGCD
 * publishes. Source: published. Property 1 keeps two July nights of a stay from June 29, property 5 three of a stay
 * into August.
 */
export const july2026: Readonly<Record<number, July>> = {
  1: [
    [-1, 4],
    [5, 4],
    [11, 4],
    [18, 4],
    [25, 4],
  ],
  2: [
    [1, 4],
    [6, 4],
    [12, 5],
    [20, 4],
    [27, 3],
  ],
  3: [
    [2, 5],
    [10, 5],
    [20, 6],
  ],
  4: [
    [1, 3],
    [5, 5],
    [12, 6],
    [21, 5],
  ],
  5: [
    [2, 5],
    [8, 5],
    [15, 5],
    [22, 3],
    [29, 4],
  ],
  6: [
    [3, 5],
    [10, 4],
    [17, 5],
    [26, 3],
  ],
  7: [
    [1, 5],
    [7, 4],
    [13, 5],
    [20, 4],
    [27, 2],
  ],
  8: [
    [2, 4],
    [9, 6],
    [18, 5],
    [25, 3],
  ],
  9: [
    [1, 2],
    [4, 5],
    [11, 5],
    [19, 5],
    [28, 2],
  ],
  10: [
    [3, 4],
    [8, 5],
    [16, 5],
    [24, 4],
  ],
};

/** Stays of July 2026 that bring nothing: they stand in free nights. */
export const julyWithoutRevenue: readonly (readonly [
  property: number,
  day: number,
  nights: number,
  fate: Fate,
])[] = [
  [3, 27, 3, 'cancelled'],
  [6, 23, 2, 'cancelled'],
  [9, 25, 2, 'cancelled'],
];

/** The booking of LGCD's page. Source: published; what the page does not show is inferred. */
export const publishedBooking = {
  id: 9876,
  property_id: 1,
  check_in: '2026-08-12',
  check_out: '2026-08-19',
  created_at: '2026-07-15T10:20:00+00:00',
  confirmed_at: '2026-07-15T10:23:41+00:00',
} as const;

/** A name as somebody types it who tries whether pages escape it. */
export const markupGuest: Guest = {
  name: '<script>alert(1)</script> & "Bobby" O\'Tables',
  email: 'bobby@example.com',
  phone: '+212661234567',
};

/** Stays that something else in the seed refers to. */
export const fixedStays = [
  { property_id: 2, check_in: '2026-09-03', check_out: '2026-09-06', guest: markupGuest, source: 'website' },
  // The Vrbo calendar of property 3 blocks two of these nights: a conflict.
  {
    property_id: 3,
    check_in: '2027-02-08',
    check_out: '2027-02-14',
    guest: { name: 'Amélie D.', email: 'amelie.d@example.com', phone: '+33612345678' },
    source: 'booking',
  },
] as const;

export interface SeedBlock {
  property_id: number;
  /** Place in `calendars` of the source; none for a block of the agency itself. */
  source?: number;
  uid: string | null;
  summary: string;
  start: string;
  end: string;
}

export const calendars = [
  { property_id: 2, name: 'Booking.com', channel: 'booking', status: 'ok' },
  { property_id: 3, name: 'Vrbo', channel: 'vrbo', status: 'ok' },
  { property_id: 1, name: 'Airbnb', channel: 'airbnb', status: 'ok' },
  { property_id: 5, name: 'Airbnb', channel: 'airbnb', status: 'failed' },
  { property_id: 11, name: 'Airbnb', channel: 'airbnb', status: 'ok' },
] as const;

const block = (property_id: number, source: number | undefined, start: string, end: string): SeedBlock => ({
  property_id,
  ...(source !== undefined && { source }),
  uid: source === undefined ? null : `${start.replaceAll('-', '')}-${property_id}@calendar.example.com`,
  summary: source === undefined ? 'Owner stay' : 'Reserved',
  start,
  end,
});

export const seedBlocks: readonly SeedBlock[] = [
  block(1, 2, '2026-10-05', '2026-10-08'),
  block(1, 2, '2026-11-10', '2026-11-12'),
  block(1, 2, '2027-01-20', '2027-01-25'),
  block(1, 2, '2027-06-10', '2027-06-14'),
  block(2, 0, '2026-10-20', '2026-10-23'),
  block(2, 0, '2027-01-08', '2027-01-11'),
  block(3, 1, '2027-02-12', '2027-02-16'),
  block(6, undefined, '2026-12-10', '2026-12-14'),
  block(9, undefined, '2027-04-01', '2027-04-06'),
  block(11, 4, '2027-02-01', '2027-02-04'),
];

/** Nights that stay free, so that examples and tests can book them: the stays of the contract's examples. */
export const keptFree: readonly { property_id: number; start: string; end: string }[] = [
  { property_id: 1, start: '2026-08-09', end: '2026-08-22' },
  { property_id: 1, start: '2027-03-01', end: '2027-04-01' },
  { property_id: 1, start: '2027-05-01', end: '2027-06-01' },
];
