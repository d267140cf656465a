import { z } from 'zod';
import { action, named, rowOf } from '../action.ts';
import { presentIcalSource } from './present.ts';
import { startSync } from './sync.ts';

export const actions = {
  'ical.sync': action({
    summary: 'Sync an iCal source',
    body: z.object({ ical_source_id: named('icalSource') }),
    run: (domain, { ical_source_id }) =>
      presentIcalSource(domain, startSync(domain, rowOf(domain, 'ical_sources', ical_source_id))),
  }),
};
