import { isoTime } from '../../engine/clock.ts';
import { addDays, firstDay, lastDay, monthOf, months } from '../../figures/dates.ts';
import { firstMonth, seedAgencies, seedProperties } from '../../seed/agencies.ts';
import { createRandom } from '../../seed/random.ts';
import { at, type Sowing, stamps } from '../../seed/sowing.ts';
import type { Row } from '../tables.ts';

type Booking = Row<'bookings'>;
type Task = Omit<Row<'cleaning_tasks'>, 'id'>;
type Ticket = Omit<Row<'maintenance_tickets'>, 'id'>;

const cleaners = ['Fatima Z.', 'Khadija A.', 'Brahim O.', 'Naïma T.'] as const;
const checklist = [
  'Changer le linge',
  'Nettoyer la cuisine',
  'Vérifier la climatisation',
  'Sortir les poubelles',
];
/** How far ahead cleanings are planned. */
const plannedDays = 14;

function taskOf(sowing: Sowing, booking: Booking): Task {
  const random = createRandom(booking.id + 3);
  const due = at(booking.check_out, 10 * 60 + 30);
  const done = booking.status === 'checked_out';
  const began = done ? isoTime(Math.min(due, sowing.now)) : null;
  const skipped = done && random.chance(0.03);
  const assignee = done || random.chance(0.6) ? random.pick(cleaners) : null;
  const completed =
    done && !skipped ? isoTime(Math.min(due + random.int(60, 150) * 60_000, sowing.now)) : null;
  const photo = (when: string) => [`https://photos.example.com/cleaning/${booking.id}/${when}.jpg`];
  const photographed = completed !== null && random.chance(0.3);
  return {
    agency_id: booking.agency_id,
    property_id: booking.property_id,
    booking_id: booking.id,
    status: skipped ? 'skipped' : completed ? 'completed' : assignee ? 'assigned' : 'pending',
    scheduled_at: isoTime(due),
    assignee,
    checklist,
    photos_before: photographed ? photo('before') : [],
    photos_after: photographed ? photo('after') : [],
    notes: skipped ? 'Départ tardif, à reprogrammer.' : null,
    started_at: skipped ? null : began,
    completed_at: completed,
    ...stamps(booking.confirmed_at ?? booking.created_at, completed ?? began ?? booking.updated_at),
  };
}

/** A cleaning after every departure, past and of the next two weeks. */
export function sowTasks(sowing: Sowing): Task[] {
  const last = addDays(sowing.today, plannedDays);
  return sowing.bookings
    .filter(
      ({ id, status, check_out }) =>
        status === 'checked_out' ||
        (id !== 9876 && ['checked_in', 'confirmed'].includes(status) && check_out <= last),
    )
    .map((booking) => taskOf(sowing, booking))
    .sort((a, b) => (a.scheduled_at < b.scheduled_at ? -1 : 1));
}

const troubles = [
  ['Fuite sous le lavabo', 'Eau sous le lavabo depuis ce matin.', 450],
  ['Climatisation en panne', 'La chambre du haut ne refroidit plus.', 900],
  ['Serrure grippée', null, 180],
  ['Ampoules à remplacer', null, 60],
  ['Chauffe-eau sans pression', 'Signalé par deux voyageurs.', 650],
  ['Volet bloqué', null, 220],
] as const;
const trades = ['Plomberie Atlas', 'Clim Service', 'Bricoleur Hassan', 'Électricité Souss'] as const;
const repairsPerMonth = { 42: 3, 43: 1, 44: 1 } as Readonly<Record<number, number>>;

function ticket(
  agencyId: number,
  propertyId: number,
  created: number,
  values: Partial<Ticket> & Pick<Ticket, 'title'>,
): Ticket {
  return {
    agency_id: agencyId,
    property_id: propertyId,
    description: null,
    priority: 'normal',
    status: 'open',
    assignee: null,
    cost_cents: null,
    resolved_at: null,
    ...stamps(isoTime(created)),
    ...values,
  };
}

/** Repairs of a month, the same whatever the clock; one that is not a few days old is not resolved yet. */
function repairsOf(sowing: Sowing, agencyId: number, month: string): Ticket[] {
  const random = createRandom(agencyId * 100_000 + Number(month.replace('-', '')));
  const homes = seedProperties.filter(({ agency_id }) => agency_id === agencyId);
  const days = Number(lastDay(month).slice(8));
  return Array.from({ length: repairsPerMonth[agencyId] ?? 0 }, () => {
    const created = at(addDays(firstDay(month), random.int(0, days - 6)), random.int(480, 1080));
    const [title, description, cost] = random.pick(troubles);
    const home = random.pick(homes).id;
    const resolved = created + random.int(1, 5) * 86_400_000;
    const assignee = random.pick(trades);
    const priority = random.pick(['low', 'normal', 'normal', 'high'] as const);
    if (created > sowing.now) return [];
    if (resolved > sowing.now)
      return [
        ticket(agencyId, home, created, { title, description, priority, assignee, status: 'assigned' }),
      ];
    const resolved_at = isoTime(resolved);
    return [
      ticket(agencyId, home, created, {
        title,
        description,
        priority,
        assignee,
        status: 'resolved',
        cost_cents: cost * 100,
        resolved_at,
        updated_at: resolved_at,
      }),
    ];
  }).flat();
}

/** The repairs of all months, and two that wait now: one of them urgent. */
export function sowTickets(sowing: Sowing): Ticket[] {
  const past = months(firstMonth, monthOf(sowing.today));
  const hour = 3_600_000;
  const waiting = [
    ticket(42, 6, sowing.now - 50 * hour, {
      title: 'Porte du patio qui ferme mal',
      description: 'À voir avant les prochaines arrivées.',
      priority: 'low',
    }),
    ticket(42, 3, sowing.now - 20 * hour, {
      title: 'Fuite d’eau au plafond',
      description: 'Eau dans le salon, le voyageur est sur place.',
      priority: 'urgent',
    }),
  ];
  return [
    ...seedAgencies.flatMap(({ id }) => past.flatMap((month) => repairsOf(sowing, id, month))),
    ...waiting,
  ].sort((a, b) => (a.created_at < b.created_at ? -1 : 1));
}
