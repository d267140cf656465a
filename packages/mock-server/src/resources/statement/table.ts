import type { Returned } from '@lgcd/core-client/contract';
import { cents, int, json, ref, text, word } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

type Statement = Returned<'statement.get'>;

export const tables = {
  statements: {
    ...tenant,
    owner_id: ref('owners'),
    /** `YYYY-MM`. */
    period: text,
    status: word<Statement['status']>(),
    bookings_count: int,
    nights_booked: int,
    gross_cents: cents,
    commission_cents: cents,
    expenses_cents: cents,
    net_cents: cents,
    /** As the API shows them. */
    lines:
      json<
        {
          booking_id: number;
          booking_reference: string;
          property_id: number;
          check_in: string;
          check_out: string;
          nights: number;
          gross_revenue: number;
          commission: number;
        }[]
      >(),
    ...stamps,
  },
} as const;

export const indexes = ['create unique index statements_period on statements (agency_id, owner_id, period)'];
