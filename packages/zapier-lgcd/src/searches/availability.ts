import { type Client, InputError, type Returned } from '@lgcd/core-client';
import { catalog, type Field } from '../contract.ts';
import { ownField } from '../fields/derived.ts';
import { inputField } from '../fields/input.ts';
import type { Item } from '../fields/present.ts';
import { type InputData, readOne } from '../fields/read.ts';

/** Asked in the words of a booking, which is what usually follows. */
const booking = catalog.operations['booking.create'];
const asked = ['property_id', 'check_in', 'check_out'];

export const availabilityWording = {
  key: 'check_availability',
  noun: 'Availability',
  label: 'Check Availability',
  description: 'Finds whether a property is free for a stay, what it costs, and why not if it is taken.',
};

const always = { required: true, nullable: false };

const output: Field[] = [
  ownField('id', { label: 'ID', type: 'string', ...always }),
  ownField('available', { label: 'Available', type: 'boolean', ...always }),
  ownField('reason', { label: 'Reason', type: 'string', ...always }),
  ownField('property_id', { label: 'Property ID', type: 'integer', ...always }),
  ownField('property_name', { label: 'Property Name', type: 'string', ...always }),
  ownField('check_in', { label: 'Check In', type: 'date', ...always }),
  ownField('check_out', { label: 'Check Out', type: 'date', ...always }),
  ownField('nights', { label: 'Nights', type: 'integer', ...always }),
  ownField('total_price', { label: 'Total Price', type: 'money', description: 'in MAD', ...always }),
  ownField('min_stay', { label: 'Min Stay', type: 'integer', ...always }),
];

type Row = Returned<'calendar.get'>['data'][number];
interface Stay {
  check_in: string;
  check_out: string;
}

/** One answer from the nights of a stay. A shorter stay than usual is said; it is advice, which LGCD does not refuse by. */
export function availabilityOf(
  { property_id, property_name, days }: Row,
  { check_in, check_out }: Stay,
): Item {
  const taken = days.find(({ status }) => status !== 'available');
  const min_stay = days[0]?.min_stay ?? 1;
  const short = days.length < min_stay ? ` The shortest usual stay from that day is ${min_stay} nights.` : '';
  const cents = days.reduce((sum, { price }) => sum + Math.round(price * 100), 0);
  return {
    id: [property_id, check_in, check_out].join(':'),
    available: taken === undefined,
    reason: taken ? `The night of ${taken.date} is ${taken.status}.` : `All nights are free.${short}`,
    property_id,
    property_name,
    check_in,
    check_out,
    nights: days.length,
    total_price: cents / 100,
    min_stay,
  };
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

async function check(client: Client, inputData: InputData): Promise<Item[]> {
  const [property_id, check_in, check_out] = asked.map((name) => readOne(booking, name, inputData[name])) as [
    number | undefined,
    string | undefined,
    string | undefined,
  ];
  if (property_id === undefined || check_in === undefined || check_out === undefined) {
    throw new InputError('Property, Check In and Check Out are needed; one of them is empty.');
  }
  if (check_out <= check_in) throw new InputError('Check Out is not after Check In.');
  const calendar = await client.call('calendar.get', {
    from: check_in,
    to: dayBefore(check_out),
    property_ids: [property_id],
  });
  const row = calendar.data.find((one) => one.property_id === property_id);
  if (!row) {
    throw new InputError(
      `Property: there is no property ${property_id} in the calendar; it may be archived.`,
    );
  }
  return [availabilityOf(row, { check_in, check_out })];
}

const night = (date: string) =>
  ({ date, status: 'available', price: 750, min_stay: 2, booking_id: null }) as const;

export const availability = {
  output,
  sample: availabilityOf(
    {
      property_id: 1,
      property_name: 'Riad Zitoun',
      days: ['2027-03-01', '2027-03-02', '2027-03-03'].map(night),
    },
    { check_in: '2027-03-01', check_out: '2027-03-04' },
  ),
  inputFields: booking.input
    .filter(({ name }) => asked.includes(name))
    .map((field) => inputField(booking, field)),
  run: check,
};
