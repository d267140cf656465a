import type { EventData } from '@lgcd/core-client/contract';
import type { Domain } from '../../engine/domain.ts';
import { addDays } from '../../figures/dates.ts';
import type { SamplesOf } from '../define.ts';
import { presentProperty } from '../property/present.ts';
import { blockOf, newest } from '../sample.ts';
import { presentIcalSource } from './present.ts';

function calendar(domain: Domain, status: 'ok' | 'failed') {
  const source = newest(domain, 'ical_sources', `status = '${status}'`);
  const property = source && domain.store.find('properties', source.property_id);
  return source && property
    ? { ical_source: presentIcalSource(domain, source), property: presentProperty(domain, property) }
    : undefined;
}

function conflict(domain: Domain): EventData<'ical.conflict_detected'> | undefined {
  const about = calendar(domain, 'ok');
  const stay =
    about &&
    domain.store.first('bookings', [["status = 'confirmed'"], ['property_id = ?', about.property.id]]);
  return about && stay
    ? {
        ...about,
        conflict: {
          booking_id: stay.id,
          booking_reference: stay.reference,
          uid: `conflict-${stay.id}@example.com`,
          summary: 'Reserved',
          start: stay.check_in,
          end: addDays(stay.check_in, 2),
        },
      }
    : undefined;
}

export const samples = {
  'ical.conflict_detected': conflict,
  'ical.sync_failed': (domain) =>
    blockOf(calendar(domain, 'failed'), (about) => {
      const error = about.ical_source.last_error ?? "The calendar's host refused the connection.";
      return { ...about, ical_source: { ...about.ical_source, status: 'failed', last_error: error }, error };
    }),
} satisfies SamplesOf<'ical'>;
