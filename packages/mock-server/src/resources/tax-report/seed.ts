import { seedAgencies } from '../../seed/agencies.ts';
import { bulk } from '../../seed/bulk.ts';
import { soldMonths } from '../../seed/months.ts';
import type { Seed } from '../define.ts';
import { taxFigures } from './figures.ts';

const types = ['tourist_tax', 'income'] as const;

/** Tax reports of every month that is over, as its end would have made them. */
export const seed: Seed = {
  demo(sowing) {
    const reports = soldMonths(sowing).flatMap(({ month, time, nightsOf }) =>
      seedAgencies.flatMap(({ id: agency_id }) =>
        types.map((type) => ({
          ...taxFigures(type, nightsOf(agency_id)),
          ...time,
          agency_id,
          type,
          period: month,
          generated_at: time.created_at,
        })),
      ),
    );
    bulk(sowing.db, 'tax_reports', reports);
  },
};
