import { isoTime } from '../../engine/clock.ts';
import { bulk } from '../../seed/bulk.ts';
import { fixedStays, seedBlocks } from '../../seed/plan.ts';
import type { Sowing } from '../../seed/sowing.ts';
import type { Seed } from '../define.ts';
import type { Row } from '../tables.ts';

type Entry = Omit<Row<'audit_logs'>, 'id'>;

const recentMs = 90 * 86_400_000;
const day = 86_400_000;

const entry = (
  agency_id: number,
  at: number,
  values: Partial<Entry> & Pick<Entry, 'action' | 'description'>,
): Entry => ({
  agency_id,
  severity: 'info',
  actor_type: 'user',
  actor_name: 'Imane R.',
  subject_type: null,
  subject_id: null,
  ip_address: '105.66.12.8',
  metadata: {},
  created_at: isoTime(at),
  ...values,
});

/** The bookings of the last three months, and what stands out: an attack on the tokens, a calendar conflict. */
function sowAudit(sowing: Sowing): Entry[] {
  const { now } = sowing;
  const made = sowing.bookings
    .filter(({ created_at, id }) => id !== 9876 && Date.parse(created_at) > now - recentMs)
    .map(({ agency_id, id, reference, check_in, check_out, created_at, source }) =>
      entry(agency_id, Date.parse(created_at), {
        action: 'booking.created',
        description: `Booking ${reference} from ${check_in} to ${check_out} was made.`,
        actor_type: source === 'direct' ? 'user' : 'system',
        actor_name: source === 'direct' ? 'Imane R.' : null,
        ip_address: source === 'direct' ? '105.66.12.8' : null,
        subject_type: 'booking',
        subject_id: id,
      }),
    );
  const conflict = fixedStays[1];
  const stay = sowing.bookings.find(
    ({ property_id, check_in }) => property_id === conflict.property_id && check_in === conflict.check_in,
  );
  const block = seedBlocks.find(({ property_id }) => property_id === conflict.property_id);
  const system = { actor_type: 'system', actor_name: null } as const;
  const notable = [
    entry(42, now - 9 * day, {
      ...system,
      severity: 'critical',
      action: 'token.rejected_repeatedly',
      description: '10 requests with an unknown token within a minute.',
      ip_address: '203.0.113.7',
      metadata: { attempts: 10 },
    }),
    entry(42, now - 6 * day, {
      severity: 'warning',
      action: 'user.password_changed',
      description: 'Imane R. changed the password.',
    }),
    entry(42, now - 5 * day, {
      action: 'token.created',
      description: 'The token Demo: Metabase was created.',
    }),
    ...(stay && block
      ? [
          entry(42, now - 2 * day, {
            ...system,
            severity: 'warning',
            action: 'ical.conflict_detected',
            description: `The calendar Vrbo blocks ${block.start} to ${block.end}, which booking ${stay.reference} takes.`,
            ip_address: null,
            subject_type: 'ical_source',
            metadata: {
              booking_id: stay.id,
              booking_reference: stay.reference,
              uid: block.uid,
              start: block.start,
              end: block.end,
            },
          }),
        ]
      : []),
    entry(43, now - 3 * day, { action: 'token.created', description: 'A token was created.' }),
  ];
  return [...made, ...notable].sort((a, b) => (a.created_at < b.created_at ? -1 : 1));
}

export const seed: Seed = { demo: (sowing) => bulk(sowing.db, 'audit_logs', sowAudit(sowing)) };
