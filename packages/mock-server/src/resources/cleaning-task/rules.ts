import { agencyTimeZone } from '@lgcd/core-client/contract';
import { isoTime } from '../../engine/clock.ts';
import type { Domain } from '../../engine/domain.ts';
import { instantOf } from '../../figures/zone.ts';
import { invalid, selectedInvalid } from '../../http/laravel/errors.ts';
import { utc } from '../../http/laravel/utc.ts';
import { audit } from '../audit-log/audit.ts';
import type { Parsed } from '../handler.ts';
import type { Row } from '../tables.ts';
import { presentCleaningTask } from './present.ts';

type Task = Row<'cleaning_tasks'>;
type Edit = Omit<Parsed<'cleaningTask.update'>, 'id'>;

/** How long after the latest departure a cleaning begins. */
const afterDepartureMs = 30 * 60_000;

const eventOf = {
  assigned: 'cleaning.assigned',
  completed: 'cleaning.completed',
  skipped: 'cleaning.skipped',
} as const;

function tell(domain: Domain, after: Task, before?: Task): void {
  const { status } = after;
  const became = status !== before?.status || (status === 'assigned' && after.assignee !== before.assignee);
  if (became && status in eventOf) {
    domain.emit(eventOf[status as keyof typeof eventOf], { cleaning_task: presentCleaningTask(after) });
  }
  const verb = before ? (became ? status : 'updated') : 'created';
  audit(domain, {
    action: `cleaning.${verb}`,
    description: `Cleaning task ${after.id} is ${status.replaceAll('_', ' ')}.`,
    subject: ['cleaning_task', after.id],
  });
}

function checkBooking({ store }: Domain, propertyId: number, bookingId: number | null | undefined): void {
  if (bookingId == null || store.find('bookings', bookingId)?.property_id === propertyId) return;
  throw invalid({ booking_id: selectedInvalid('booking_id') });
}

/** The status that a request asks for, or that follows from its assignee. */
function statusOf(edit: Pick<Edit, 'status' | 'assignee'>, before?: Task): Task['status'] {
  const assignee = edit.assignee === undefined ? (before?.assignee ?? null) : edit.assignee;
  const now = before?.status ?? 'pending';
  const status =
    edit.status ??
    (now === 'pending' && assignee ? 'assigned' : now === 'assigned' && !assignee ? 'pending' : now);
  if (before?.status === 'completed' && status !== 'completed') {
    throw invalid({ status: 'A completed cleaning task does not change its status.' });
  }
  if (status === 'assigned' && !assignee) {
    throw invalid({ assignee: 'The assignee field is required when status is assigned.' });
  }
  return status;
}

/** What an edit sets; a list that is emptied (`null`) is an empty list. */
function columns(domain: Domain, edit: Edit, before?: Task): Partial<Task> {
  const status = statusOf(edit, before);
  const stamps: Partial<Task> = {};
  if (status === 'in_progress' && !before?.started_at) stamps.started_at = domain.now();
  if (status === 'completed' && before?.status !== 'completed') stamps.completed_at = domain.now();
  const { scheduled_at, checklist, photos_before, photos_after, booking_id, assignee, notes } = edit;
  return Object.fromEntries(
    Object.entries({
      ...stamps,
      status,
      booking_id,
      assignee,
      notes,
      scheduled_at: utc('scheduled_at', scheduled_at),
      checklist: checklist === null ? [] : checklist,
      photos_before: photos_before === null ? [] : photos_before,
      photos_after: photos_after === null ? [] : photos_after,
    }).filter(([, value]) => value !== undefined),
  );
}

export function createTask(domain: Domain, { property_id, ...given }: Parsed<'cleaningTask.create'>): Task {
  checkBooking(domain, property_id, given.booking_id);
  const row = domain.store.insert('cleaning_tasks', {
    property_id,
    checklist: [],
    photos_before: [],
    photos_after: [],
    status: 'pending',
    scheduled_at: given.scheduled_at,
    ...columns(domain, given),
  });
  tell(domain, row);
  return row;
}

export function updateTask(domain: Domain, before: Task, edit: Edit): Task {
  checkBooking(domain, before.property_id, edit.booking_id);
  const after = domain.store.update('cleaning_tasks', before.id, columns(domain, edit, before));
  tell(domain, after, before);
  return after;
}

/** The task after a departure, unless somebody has planned it already. */
export function cleanAfter(domain: Domain, booking: Row<'bookings'>): void {
  if (domain.store.first('cleaning_tasks', [['booking_id = ?', booking.id]])) return;
  const property = domain.store.find('properties', booking.property_id);
  const departure = instantOf(agencyTimeZone, {
    date: booking.check_out,
    time: `${property?.check_out_time ?? '11:00'}:00`,
  });
  createTask(domain, {
    property_id: booking.property_id,
    booking_id: booking.id,
    scheduled_at: isoTime(departure + afterDepartureMs),
  });
}
