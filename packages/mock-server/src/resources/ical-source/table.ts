import type { Returned } from '@lgcd/core-client/contract';
import { date, int, nullable, ref, text, time, word } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

type IcalSource = Returned<'icalSource.create'>;

/** Calendars of other channels, and the nights that they block. */
export const tables = {
  ical_sources: {
    ...tenant,
    property_id: ref('properties'),
    name: text,
    channel: word<IcalSource['channel']>(),
    url: text,
    status: word<IcalSource['status']>(),
    last_synced_at: nullable(time),
    last_error: nullable(text),
    ...stamps,
  },
  /** Nights that cannot be sold and have no booking. */
  blocks: {
    ...tenant,
    property_id: ref('properties'),
    /** The calendar that it comes from; null for a block of the agency itself. */
    ical_source_id: nullable({
      ...int,
      sql: 'integer not null references ical_sources(id) on delete cascade',
    }),
    uid: nullable(text),
    summary: nullable(text),
    start_date: date,
    /** Exclusive, as in iCalendar. */
    end_date: date,
    created_at: time,
  },
} as const;

export const indexes = ['create index blocks_property on blocks (property_id, start_date)'];
