import type { Domain } from '../../engine/domain.ts';
import { IcalError } from '../../ical/error.ts';
import { fetchCalendar } from '../../ical/fetch.ts';
import { type CalendarBlock, parseCalendar, type ReadCalendar, type UnreadEntry } from '../../ical/parse.ts';
import { bookingUid } from '../../ical/write.ts';
import { audit } from '../audit-log/audit.ts';
import { occupants } from '../booking/availability.ts';
import { presentProperty } from '../property/present.ts';
import type { Row } from '../tables.ts';
import { presentIcalSource } from './present.ts';

type Source = Row<'ical_sources'>;
type Stay = Row<'bookings'>;

const subject = ({ id }: Source) => ['ical_source', id] as const;

/** The data that both events of the family share; nothing when the source is gone. */
function about(domain: Domain, source: Source) {
  const property = domain.store.find('properties', source.property_id);
  if (!property) throw new Error(`iCal source ${source.id} has no property.`);
  return { ical_source: presentIcalSource(domain, source), property: presentProperty(domain, property) };
}

const occupantsOf = (domain: Domain, { property_id }: Source, { start, end }: CalendarBlock) =>
  occupants(domain, { property_id, check_in: start, check_out: end });

/**
 * Whether a block is these bookings: they take every night of it, and it begins and ends as they do. One that is
 * running may begin today instead, since some channels show what is left of a stay.
 */
function isOf(bookings: readonly Stay[], { start, end }: CalendarBlock, today: string): boolean {
  const beginsAsOne = start === today || bookings.some(({ check_in }) => check_in === start);
  if (!beginsAsOne || !bookings.some(({ check_out }) => check_out === end)) return false;
  let free = start;
  for (const { check_in, check_out } of [...bookings].sort((a, b) => (a.check_in < b.check_in ? -1 : 1))) {
    if (check_in > free) return false;
    if (check_out > free) free = check_out;
  }
  return free >= end;
}

/** What a channel says of nights that it cannot sell and that are no stay of its own: what our export told it. */
const isClosure = (summary: string | null) => /not available|unavailable|closed|blocked/i.test(summary ?? '');

/**
 * Whether an event of the calendar is bookings that LGCD has already, and so neither a block nor a conflict:
 * - our own export that came back, under our UID, with our reference in its words, or as nights that the channel closed
 *   for it;
 * - stays of that channel, which does not sell a night of its own twice: one, two that adjoin shown as one, or what is
 *   left of a running one under a new UID each day.
 */
function isKnown(domain: Domain, source: Source, block: CalendarBlock): boolean {
  const bookings = occupantsOf(domain, source, block);
  const isOurs = ({ id, reference }: Stay) =>
    block.uid === bookingUid(id) || (block.summary ?? '').includes(reference);
  const today = domain.today();
  return (
    bookings.some(isOurs) ||
    isOf(
      bookings.filter((booking) => booking.source === source.channel),
      block,
      today,
    ) ||
    (isClosure(block.summary) && isOf(bookings, block, today))
  );
}

function tellConflicts(domain: Domain, source: Source, block: CalendarBlock): void {
  const { uid, summary, start, end } = block;
  for (const booking of occupantsOf(domain, source, block)) {
    if (booking.status === 'checked_out') continue;
    const conflict = {
      booking_id: booking.id,
      booking_reference: booking.reference,
      uid: uid.slice(0, 1000),
      summary,
      start,
      end,
    };
    domain.emit('ical.conflict_detected', { ...about(domain, source), conflict });
    audit(domain, {
      severity: 'warning',
      action: 'ical.conflict_detected',
      description: `The calendar ${source.name} blocks ${start} to ${end}, which booking ${booking.reference} takes.`,
      subject: subject(source),
      metadata: conflict,
    });
  }
}

const keyOf = (uid: string | null, start: string, end: string) => `${start} ${end} ${uid}`;

/** What an entry that can't be read has blocked before stays blocked; one without a UID could be any of them. */
const keepsBlock = (unread: readonly UnreadEntry[], uid: string | null) =>
  unread.some((entry) => entry.uid === null || entry.uid === uid);

/** What could not be read, for `last_error` beside the status `ok`. */
const remarkOf = (unread: readonly UnreadEntry[]): string | null =>
  unread.length === 0
    ? null
    : unread
        .map(({ reason }) => reason)
        .join(' ')
        .slice(0, 1000);

/** Makes the blocks of the source those of its calendar. A conflict is told once, when its block is new. */
function apply(domain: Domain, source: Source, { blocks: calendar, unread }: ReadCalendar): void {
  const { store } = domain;
  const wanted = new Map(
    calendar
      .filter((block) => !isKnown(domain, source, block))
      .map((block) => [keyOf(block.uid, block.start, block.end), block]),
  );
  for (const row of store.list('blocks', [['ical_source_id = ?', source.id]])) {
    const key = keyOf(row.uid, row.start_date, row.end_date);
    if (!wanted.delete(key) && !keepsBlock(unread, row.uid)) store.delete('blocks', row.id);
  }
  const { property_id, id: ical_source_id } = source;
  for (const { uid, summary, start, end } of wanted.values()) {
    store.insert('blocks', { property_id, ical_source_id, uid, summary, start_date: start, end_date: end });
  }
  const after = store.update('ical_sources', source.id, {
    status: 'ok',
    last_synced_at: domain.now(),
    last_error: remarkOf(unread),
  });
  for (const block of wanted.values()) tellConflicts(domain, after, block);
  audit(domain, {
    action: 'ical.synced',
    description: `The calendar ${source.name} was read: ${calendar.length} blocked periods.${unread.length > 0 ? ` ${unread.length} entries could not be read.` : ''}`,
    subject: subject(source),
  });
}

/** Blocks stay as they were: what could not be read must not open a calendar. */
function fail(domain: Domain, source: Source, error: string): void {
  const after = domain.store.update('ical_sources', source.id, {
    status: 'failed',
    last_error: error.slice(0, 1000),
  });
  domain.emit('ical.sync_failed', { ...about(domain, after), error: error.slice(0, 1000) });
  audit(domain, {
    severity: 'warning',
    action: 'ical.sync_failed',
    description: `The calendar ${source.name} could not be read: ${error}`,
    subject: subject(source),
  });
}

async function read(url: string, today: string, signal: AbortSignal): Promise<ReadCalendar | IcalError> {
  try {
    return parseCalendar(await fetchCalendar(url, { signal }), { from: today });
  } catch (error) {
    if (error instanceof IcalError) return error;
    throw error;
  }
}

/** Starts to read the calendar of a source and answers at once; the source turns `ok` or `failed` later. */
export function startSync(domain: Domain, source: Source): Source {
  const started = domain.store.update('ical_sources', source.id, { status: 'syncing' });
  audit(domain, {
    action: 'ical.sync_started',
    description: `A sync of the calendar ${source.name} was started.`,
    subject: subject(source),
  });
  domain.background(async (signal) => {
    const outcome = await read(source.url, domain.today(), signal);
    domain.transaction(() => {
      const now = domain.store.find('ical_sources', source.id);
      // Deleted, or given another address, while its calendar was on the way.
      if (!now || now.url !== source.url) return;
      if (outcome instanceof IcalError) fail(domain, now, outcome.message);
      else apply(domain, now, outcome);
    });
  });
  return started;
}
