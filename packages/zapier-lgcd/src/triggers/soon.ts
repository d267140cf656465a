import { type Client, type Input, InputError, type Returned } from '@lgcd/core-client';
import { agencyTimeZone } from '@lgcd/core-client/catalog';
import { inZone, isBlank, readField, wallClock } from '@lgcd/core-client/input';
import type { Bundle, PlainInputField, Trigger } from 'zapier-platform-core';
import { catalog, type Field } from '../contract.ts';
import { exampleOf } from '../examples.ts';
import { ownField } from '../fields/derived.ts';
import { outputFields } from '../fields/output.ts';
import { type Item, present, presentSample } from '../fields/present.ts';
import { setting } from '../fields/read.ts';
import { withClient } from '../platform.ts';
import { propertyFilterField, wantedProperties } from './property-filter.ts';

type Booking = Returned<'booking.get'>;
type Property = Returned<'property.get'>;

/** What comes up: at which moment of a stay, and for bookings of which status. */
interface Coming {
  key: 'check_in_soon' | 'check_out_soon';
  label: string;
  description: string;
  day: 'check_in' | 'check_out';
  time: 'check_in_time' | 'check_out_time';
  statuses: readonly Booking['status'][];
}

const comings: readonly Coming[] = [
  {
    key: 'check_in_soon',
    label: 'Check-In Soon',
    description: 'Triggers when the arrival of a confirmed booking is a number of hours away.',
    day: 'check_in',
    time: 'check_in_time',
    statuses: ['confirmed'],
  },
  {
    key: 'check_out_soon',
    label: 'Check-Out Soon',
    description: 'Triggers when the departure of a guest is a number of hours away.',
    day: 'check_out',
    time: 'check_out_time',
    // Not every agency marks arrivals.
    statuses: ['checked_in', 'confirmed'],
  },
];

const usualHours = 24;
const dayMs = 86_400_000;
/** No stay that is still on began longer ago. */
const longestStayDays = 366;

const hoursField: PlainInputField = {
  key: 'hours_before',
  label: 'Hours Before',
  type: 'integer',
  required: false,
  placeholder: String(usualHours),
  helpText: `How many hours ahead, 1 to 720; ${usualHours} when left empty. The hour is that of the property, in the time zone ${agencyTimeZone}.`,
};

function hoursBefore({ inputData }: Bundle): number {
  const given = inputData?.hours_before;
  if (isBlank(given)) return usualHours;
  const { key: name, label = '' } = hoursField;
  return readField(
    { name, label, type: 'integer', required: true, min: 1, max: 720 },
    given,
    setting,
  ) as number;
}

const booking = catalog.operations['booking.get'];

const fields = ({ label }: Coming): Field[] => [
  ownField('id', { label: 'ID', type: 'string', required: true }),
  ownField('due_at', { label: `${label.replace(/ Soon$/, '')} At`, type: 'dateTime', required: true }),
  ownField('booking', { label: 'Booking', type: 'object', required: true, fields: booking.output }),
];

const momentOf = ({ day, time }: Coming, stay: Booking, property: Property): string =>
  inZone(`${stay[day]}T${property[time]}:00`, agencyTimeZone);

const itemOf = (stay: object, due_at: string): Item => ({
  // A stay that moves to another day comes up again.
  id: `${(stay as Booking).id}:${due_at}`,
  due_at,
  booking: stay,
});

async function propertiesOf(client: Client): Promise<Map<number, Property>> {
  const properties = new Map<number, Property>();
  for await (const property of client.paginate('property.getAll', {})) properties.set(property.id, property);
  return properties;
}

const localDay = (ms: number): string => wallClock(new Date(ms), agencyTimeZone).slice(0, 10);

/** Bookings whose moment may lie in the time that is asked for. */
async function candidates(client: Client, { day, statuses }: Coming, until: number): Promise<Booking[]> {
  const now = Date.now();
  const check_in_from = localDay(day === 'check_in' ? now : now - longestStayDays * dayMs);
  const found: Booking[] = [];
  for (const status of statuses) {
    const filter: Input<'booking.getAll'> = { status, check_in_from, check_in_to: localDay(until) };
    for await (const one of client.paginate('booking.getAll', filter)) found.push(one);
  }
  return found;
}

async function comingUp(client: Client, coming: Coming, bundle: Bundle): Promise<Item[]> {
  const now = Date.now();
  const until = now + hoursBefore(bundle) * 3_600_000;
  const wanted = await wantedProperties(client, bundle, false);
  const stays = await candidates(client, coming, until);
  if (stays.length === 0) return [];
  const properties = await propertiesOf(client);
  const names = new Map([...properties].map(([id, { name }]) => [id, name]));
  return stays
    .filter(({ property_id }) => wanted.length === 0 || wanted.includes(property_id))
    .flatMap((stay) => {
      const property = properties.get(stay.property_id);
      if (!property)
        throw new InputError(`Property ${stay.property_id} of booking ${stay.reference} is not there.`);
      return [{ stay, moment: momentOf(coming, stay, property) }];
    })
    .filter(({ moment }) => Date.parse(moment) > now && Date.parse(moment) <= until)
    .sort((left, right) => Date.parse(left.moment) - Date.parse(right.moment))
    .map(({ stay, moment }) => present(fields(coming), itemOf({ ...stay }, moment), { names }));
}

function soonTrigger(coming: Coming): Trigger {
  const { key, label, description, statuses } = coming;
  const [status] = statuses;
  const stay = { ...exampleOf(booking), status } as unknown as Booking;
  const house = catalog.examples.Property as unknown as Property;
  // As `momentOf` has it; zones are slow to load, and a cold app would wait for them.
  const sampleMoment = `${stay[coming.day]}T${house[coming.time]}:00+01:00`;
  return {
    key,
    noun: 'Booking',
    display: { label, description },
    operation: {
      type: 'polling',
      perform: withClient((client, bundle) => comingUp(client, coming, bundle)) as never,
      inputFields: [hoursField, propertyFilterField],
      outputFields: outputFields(fields(coming)),
      sample: presentSample(fields(coming), itemOf(stay, sampleMoment)) as {
        id: string;
      },
    },
  };
}

/** Polling: LGCD sends no event for what has not happened yet. */
export const soonTriggers: Trigger[] = comings.map(soonTrigger);
