import { isoTime } from '../../engine/clock.ts';
import { addDays } from '../../figures/dates.ts';
import { bulk } from '../../seed/bulk.ts';
import { createRandom } from '../../seed/random.ts';
import { at, type Sowing, stamps } from '../../seed/sowing.ts';
import type { Seed } from '../define.ts';
import type { Row } from '../tables.ts';

type Booking = Row<'bookings'>;
type Task = Omit<Row<'cleaning_tasks'>, 'id'>;

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
function sowTasks(sowing: Sowing): Task[] {
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

export const seed: Seed = { demo: (sowing) => bulk(sowing.db, 'cleaning_tasks', sowTasks(sowing)) };
