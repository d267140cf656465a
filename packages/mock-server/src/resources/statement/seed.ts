import { monthOf } from '../../figures/dates.ts';
import { seedAgencies, seedOwners, seedProperties } from '../../seed/agencies.ts';
import { bulk } from '../../seed/bulk.ts';
import { closedAt, soldBookings, soldMonths } from '../../seed/months.ts';
import type { Sowing } from '../../seed/sowing.ts';
import type { Seed } from '../define.ts';
import type { Row } from '../tables.ts';
import { statementFigures } from './figures.ts';
import { rememberMonth } from './over-time.ts';

type Statement = Omit<Row<'statements'>, 'id'>;

function expensesOf({ tickets }: Sowing, homes: ReadonlySet<number>, month: string): number {
  return tickets
    .filter(
      ({ property_id, resolved_at }) =>
        homes.has(property_id) && resolved_at && monthOf(resolved_at) === month,
    )
    .reduce((sum, { cost_cents }) => sum + (cost_cents ?? 0), 0);
}

function sowStatements(sowing: Sowing): Statement[] {
  const bookings = soldBookings(sowing);
  const last = closedAt(sowing);
  return soldMonths(sowing).flatMap(({ month, time, nightsOf }) =>
    seedAgencies.flatMap(({ id: agency_id }) => {
      const own = nightsOf(agency_id);
      return seedOwners
        .filter((owner) => owner.agency_id === agency_id)
        .map((owner): Statement => {
          const homes = new Set(
            seedProperties.filter(({ owner_id }) => owner_id === owner.id).map(({ id }) => id),
          );
          const nights = own.filter(({ property_id }) => homes.has(property_id));
          return {
            ...statementFigures(nights, bookings, expensesOf(sowing, homes, month)),
            ...time,
            agency_id,
            owner_id: owner.id,
            period: month,
            status: month === last ? 'ready' : 'paid',
          };
        });
    }),
  );
}

/** Statements of every month that is over, as its end would have made them. */
export const seed: Seed = {
  always: (sowing) => rememberMonth(sowing.db, closedAt(sowing)),
  demo: (sowing) => bulk(sowing.db, 'statements', sowStatements(sowing)),
};
