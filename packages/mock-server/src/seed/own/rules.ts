import { groupBy, occupying } from '../../figures/night.ts';
import { bookingReference } from '../../resources/booking/reference.ts';
import { isPattern } from '../../resources/webhook/rules.ts';
import type { ListName } from './lists.ts';
import type { Problems } from './mistake.ts';
import type { Rows, SeedRow, Values } from './parse.ts';

type Keys = { [L in ListName]?: readonly ((values: Values, row: SeedRow) => string | undefined)[] };

const named = (field: string, value: unknown) => (value == null ? undefined : `${field} ${String(value)}`);

/** What no two rows of an agency have in common. */
const unique: Keys = {
  bookings: [
    ({ external_reference, status }) =>
      status === 'cancelled' ? undefined : named('external_reference', external_reference),
    ({ reference }, { id }) => named('reference', reference ?? bookingReference(id)),
  ],
  reviews: [({ external_reference }) => named('external_reference', external_reference)],
  invoices: [
    ({ number }) => named('number', number),
    ({ booking_id, status }) => (status === 'cancelled' ? undefined : named('booking_id', booking_id)),
  ],
  statements: [({ owner_id, period }) => `owner_id ${owner_id} and period ${period}`],
  tax_reports: [({ type, period }) => `type ${type} and period ${period}`],
  whatsapp_templates: [({ name, language }) => `name ${name} and language ${language}`],
  saas_invoices: [({ number }) => named('number', number)],
  subscriptions: [() => 'agency'],
};

function checkUnique(rows: Rows, problems: Problems): void {
  for (const [list, keys] of Object.entries(unique)) {
    for (const key of keys) {
      const seen = new Map<string, string>();
      for (const row of rows.get(list as ListName) ?? []) {
        const found = key(row.values, row);
        if (found === undefined) continue;
        const other = seen.get(`${row.agencyId} ${found}`);
        if (other) problems.add(row.path, `has the same ${found} as ${other}.`);
        seen.set(`${row.agencyId} ${found}`, row.path);
      }
    }
  }
}

/** Two rows of a property over one night; `end` is the first day that is free again. */
function checkNights(
  rows: readonly SeedRow[],
  [start, end]: readonly [string, string],
  meets: (begin: string, before: string) => boolean,
  words: string,
  problems: Problems,
): void {
  const byProperty = groupBy(rows, ({ values }) => values.property_id);
  const at = ({ values }: SeedRow, field: string) => String(values[field]);
  for (const stays of byProperty.values()) {
    let last: SeedRow | undefined;
    for (const row of stays.toSorted((a, b) => at(a, start).localeCompare(at(b, start)))) {
      if (last && meets(at(row, start), at(last, end))) {
        problems.add(
          `${row.path}.${start}`,
          `${words} ${last.path}, from ${at(last, start)} to ${at(last, end)}.`,
        );
      }
      if (!last || at(row, end) > at(last, end)) last = row;
    }
  }
}

/** What belongs to a booking is in the booking's property. */
function checkPlaces(rows: Rows, problems: Problems): void {
  const bookings = new Map((rows.get('bookings') ?? []).map((row) => [row.id, row]));
  for (const list of ['cleaning_tasks', 'reviews'] as const) {
    for (const { path, values } of rows.get(list) ?? []) {
      const booking = bookings.get(Number(values.booking_id));
      if (!booking || booking.values.property_id === values.property_id) continue;
      problems.add(
        `${path}.booking_id`,
        `${booking.path} is of property ${String(booking.values.property_id)}, not ${String(values.property_id)}.`,
      );
    }
  }
}

function checkBookings(rows: Rows, problems: Problems): void {
  const properties = new Map((rows.get('properties') ?? []).map((row) => [row.id, row.values]));
  for (const { path, values } of rows.get('bookings') ?? []) {
    const capacity = Number(properties.get(Number(values.property_id))?.capacity);
    if (Number(values.guests_count) > capacity)
      problems.add(`${path}.guests_count`, `must not be greater than ${capacity}, what the property takes.`);
  }
}

function checkWork(rows: Rows, problems: Problems): void {
  for (const list of ['cleaning_tasks', 'maintenance_tickets'] as const) {
    for (const { path, values } of rows.get(list) ?? []) {
      if (values.status === 'assigned' && !values.assignee)
        problems.add(`${path}.assignee`, 'is required when status is assigned.');
    }
  }
  for (const { path, values } of rows.get('webhooks') ?? []) {
    (values.events as string[]).forEach((pattern, index) => {
      if (!isPattern(pattern))
        problems.add(`${path}.events[${index}]`, `there is no event ${JSON.stringify(pattern)}.`);
    });
  }
}

/** What only several rows together can break; the same that the API and the actions refuse. */
export function checkRules(rows: Rows, problems: Problems): void {
  checkUnique(rows, problems);
  const live = (rows.get('bookings') ?? []).filter(({ values: { status = 'confirmed' } }) =>
    (occupying as readonly unknown[]).includes(status),
  );
  checkNights(
    live,
    ['check_in', 'check_out'],
    (begin, before) => begin < before,
    'the stay overlaps',
    problems,
  );
  checkNights(
    rows.get('rates') ?? [],
    ['start_date', 'end_date'],
    (begin, before) => begin <= before,
    'the season overlaps',
    problems,
  );
  checkBookings(rows, problems);
  checkPlaces(rows, problems);
  checkWork(rows, problems);
}
