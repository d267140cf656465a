import type { OperationName, Returned } from '@lgcd/core-client';
import { catalog, events, type OperationEntry } from './contract.ts';
import type { Item } from './fields/present.ts';

const block = catalog.events['booking.confirmed'].example.data.booking as Item;

/** The booking of LGCD's page with what the API says of it beside the published block. */
const booking = {
  ...block,
  property_id: 1,
  nights: 7,
  guest_email: 'karim@example.com',
  guest_phone: '+212600000042',
  total_amount: 5250,
  commission_amount: 525,
  net_amount: 4725,
  paid_amount: 0,
  currency: 'MAD',
  notes: null,
  external_reference: 'crm-1042',
  cancellation_reason: null,
  confirmed_at: '2026-07-15T10:23:41+00:00',
  checked_in_at: null,
  checked_out_at: null,
  cancelled_at: null,
  created_at: '2026-07-15T10:20:00+00:00',
  updated_at: '2026-07-15T10:23:41+00:00',
};

const july = { from: '2026-07-01', to: '2026-07-31', currency: 'MAD' } as const;
const property = { property_id: 1, property_name: 'Riad Zitoun' };
const day = { period: '2026-07-01', from: '2026-07-01', to: '2026-07-01' };

/** The figures of LGCD's page, with one property and one day of them. */
const revenue = {
  gross_revenue: 142500,
  net_revenue: 128250,
  nights_booked: 186,
  adr: 766.13,
  revpar: 459.68,
};
const oneNight = { gross_revenue: 750, net_revenue: 675, nights_booked: 1, adr: 750, revpar: 750 };
const occupancy = { nights_available: 310, nights_booked: 186, occupancy_rate: 60 };
const oneNightOf = { nights_available: 1, nights_booked: 1, occupancy_rate: 100 };

/** Examples of what no event carries. The contract's types hold them to what LGCD answers. */
const others = {
  'booking.get': booking as Item & Returned<'booking.get'>,
  'calendar.get': {
    from: '2026-08-12',
    to: '2026-08-12',
    currency: 'MAD',
    data: [
      {
        ...property,
        days: [{ date: '2026-08-12', status: 'booked', price: 750, min_stay: 2, booking_id: 9876 }],
      },
    ],
  },
  'report.getRevenue': {
    ...july,
    data: {
      global: revenue,
      per_property: [{ ...property, ...oneNight }],
      series: [{ ...day, ...oneNight }],
    },
  },
  'report.getOccupancy': {
    ...july,
    data: {
      global: occupancy,
      per_property: [{ ...property, ...oneNightOf }],
      series: [{ ...day, ...oneNightOf }],
    },
  },
  'saasInvoice.getAll': {
    id: 14,
    number: 'LGCD-2026-0014',
    plan: 'business',
    period_start: '2026-07-01',
    period_end: '2026-07-31',
    amount: 990,
    currency: 'MAD',
    status: 'paid',
    issued_on: '2026-07-01',
    paid_at: '2026-07-01T00:00:00+00:00',
    created_at: '2026-07-01T00:00:00+00:00',
    updated_at: '2026-07-01T00:00:00+00:00',
  },
  'whatsappTemplate.getAll': {
    id: 1,
    name: 'booking_confirmation',
    language: 'en',
    body: 'Dear {{guest_name}}, your stay at {{property_name}} is confirmed.',
    variables: ['guest_name', 'property_name'],
    created_at: '2025-06-01T09:00:00+00:00',
    updated_at: '2025-06-01T09:00:00+00:00',
  },
} satisfies { [N in OperationName]?: Returned<N> };

/** Every object that the contract's examples of events carry. */
const carried: Item[] = events.flatMap(({ example }) => Object.values(example.data) as Item[]);

const isWhole = (value: unknown, { output }: OperationEntry): value is Item =>
  typeof value === 'object' && value !== null && output.every(({ name }) => name in value);

/**
 * An example of what an operation answers.
 * @throws Error when there is none, so that an operation cannot be offered without a sample
 */
export function exampleOf(operation: OperationEntry): Item {
  const candidates: unknown[] = [
    (others as Record<string, Item>)[operation.name],
    ...carried,
    ...Object.values(others),
  ];
  const example = candidates.find((candidate) => isWhole(candidate, operation));
  if (!example) throw new Error(`There is no example of what ${operation.name} answers.`);
  return example as Item;
}
