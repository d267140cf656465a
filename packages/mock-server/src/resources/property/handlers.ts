import type { Domain } from '../../engine/domain.ts';
import { contains, isIn } from '../../engine/store/conditions.ts';
import { addDays } from '../../figures/dates.ts';
import { occupying } from '../../figures/night.ts';
import { blockUid, bookingUid, type ExportEvent, writeCalendar } from '../../ical/write.ts';
import { endsAfter } from '../booking/availability.ts';
import type { HandlersOf } from '../handler.ts';
import { presentProperty } from './present.ts';

/** How long a stay that is over stays in the export. */
const pastDays = 31;

/** Bookings without the guest's name, and blocks under the UID that they came with. */
function exported({ store, today }: Domain, propertyId: number): ExportEvent[] {
  const since = addDays(today(), -pastDays);
  const bookings = store.list(
    'bookings',
    [['property_id = ?', propertyId], isIn('status', occupying), ...endsAfter({ store }, since)],
    'check_in',
  );
  const blocks = store.list(
    'blocks',
    [
      ['property_id = ?', propertyId],
      ['end_date > ?', since],
    ],
    'start_date, id',
  );
  return [
    ...bookings.map(({ id, reference, check_in, check_out, updated_at }) => ({
      uid: bookingUid(id),
      start: check_in,
      end: check_out,
      // A channel that shows it again under a UID of its own is known by the reference.
      summary: `Reserved (${reference})`,
      changed: updated_at,
    })),
    ...blocks.map(({ id, uid, start_date, end_date, created_at }) => ({
      uid: uid ?? blockUid(id),
      start: start_date,
      end: end_date,
      summary: 'Not available',
      changed: created_at,
    })),
  ];
}

export const handlers = {
  'property.getAll': (ctx, input) =>
    ctx.store.page(
      'properties',
      [
        ['status = ?', input.status],
        ['city = ?', input.city],
        ['owner_id = ?', input.owner_id],
        contains(['name', 'city', 'address'], input.search),
      ],
      input,
      (row) => presentProperty(ctx, row),
    ),

  'property.get': (ctx) => presentProperty(ctx, ctx.model),

  /** Whoever gets here has the signed link: route binding has checked its token. */
  'property.exportCalendar': (ctx) => writeCalendar(ctx.model.name, exported(ctx, ctx.model.id)),
} satisfies HandlersOf<'property'>;
