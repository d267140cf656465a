import { addDays } from '../../figures/dates.ts';
import { firstMonth, seedProperties } from '../../seed/agencies.ts';
import { type Guest, pickGuest } from '../../seed/guests.ts';
import {
  type Fate,
  fixedStays,
  july2026,
  julyWithoutRevenue,
  keptFree,
  type Plan,
  seedBlocks,
} from '../../seed/plan.ts';
import { createRandom, type Random } from '../../seed/random.ts';

interface Span {
  start: string;
  end: string;
}
type Property = (typeof seedProperties)[number];

/** No stay ends later. */
const lastDay = '2030-12-31';
/** From then on there is more room, to book into. */
const roomyFrom = '2026-10-01';

const sources = [
  'airbnb',
  'airbnb',
  'airbnb',
  'booking',
  'booking',
  'booking',
  'direct',
  'website',
  'vrbo',
  'other',
] as const;

/** Mostly kept. A cancelled stay leaves its nights free. */
const fates: readonly (readonly [share: number, fate: Fate])[] = [
  [0.07, 'cancelled'],
  [0.09, 'no_show'],
  [0.16, 'pending'],
];

function planOf(
  random: Random,
  property: Property,
  span: Span,
  fate: Fate,
  guest: Guest = pickGuest(random),
): Plan {
  return {
    property_id: property.id,
    check_in: span.start,
    check_out: span.end,
    fate,
    source: random.pick(sources),
    guest,
    guests_count: random.int(1, property.capacity),
    lead: random.int(2, 90),
  };
}

/** Fills the days between two with stays and gaps, around what is taken. */
function fill(
  random: Random,
  property: Property,
  { start, end }: Span,
  taken: readonly Span[],
  lastArrival: string,
): Plan[] {
  const plans: Plan[] = [];
  let day = start;
  while (day < end && day <= lastArrival) {
    day = addDays(day, day < roomyFrom ? random.int(0, 4) : random.int(2, 9));
    const stay = { start: day, end: addDays(day, random.int(2, 6)) };
    const roll = random.next();
    const fate = fates.find(([share]) => roll < share)?.[1] ?? 'kept';
    const plan = planOf(random, property, stay, fate);
    const inTheWay = taken.find((span) => span.start < stay.end && stay.start < span.end);
    if (inTheWay) {
      day = inTheWay.end;
      continue;
    }
    if (stay.end > end) break;
    plans.push(plan);
    day = stay.end;
  }
  return plans;
}

function july(random: Random, property: Property): Plan[] {
  const at = (day: number, nights: number): Span => {
    const start = addDays('2026-07-01', day - 1);
    return { start, end: addDays(start, nights) };
  };
  const kept = (july2026[property.id] ?? []).map(([day, nights]) =>
    planOf(random, property, at(day, nights), 'kept'),
  );
  const lost = julyWithoutRevenue
    .filter(([id]) => id === property.id)
    .map(([, day, nights, fate]) => planOf(random, property, at(day, nights), fate));
  return [...kept, ...lost];
}

/** The stays of a property, the same whatever the last arrival that is wanted. */
function staysOf(property: Property, lastArrival: string): Plan[] {
  const random = createRandom(property.agency_id * 1000 + property.id);
  const fixed = fixedStays
    .filter(({ property_id }) => property_id === property.id)
    .map(({ check_in, check_out, guest, source }) => ({
      ...planOf(random, property, { start: check_in, end: check_out }, 'kept', guest),
      source,
      guests_count: Math.min(2, property.capacity),
    }));
  const taken: Span[] = [
    ...[...seedBlocks, ...keptFree].filter(({ property_id }) => property_id === property.id),
    ...fixed.map(({ check_in, check_out }) => ({ start: check_in, end: check_out })),
  ];
  const planned = july(random, property);
  const [julyStart = ''] = ['2026-07-01', ...planned.map(({ check_in }) => check_in)].sort();
  const julyEnd = ['2026-08-01', ...planned.map(({ check_out }) => check_out)].sort().at(-1) ?? '';
  const isOf42 = property.agency_id === 42;
  const spans = isOf42
    ? [
        { start: `${firstMonth}-01`, end: julyStart },
        { start: julyEnd, end: lastDay },
      ]
    : [{ start: `${firstMonth}-01`, end: lastDay }];
  return [...fixed, ...planned, ...spans.flatMap((span) => fill(random, property, span, taken, lastArrival))];
}

/** The stays of an agency in the order of arrival, up to the last arrival that is wanted. */
export const staysOfAgency = (agencyId: number, lastArrival: string): { plan: Plan; place: number }[] =>
  seedProperties
    .filter(({ agency_id }) => agency_id === agencyId)
    .flatMap((property) => staysOf(property, lastArrival))
    .sort((a, b) =>
      a.check_in < b.check_in ? -1 : a.check_in > b.check_in ? 1 : a.property_id - b.property_id,
    )
    .map((plan, place) => ({ plan, place }))
    .filter(({ plan }) => plan.check_in <= lastArrival);
