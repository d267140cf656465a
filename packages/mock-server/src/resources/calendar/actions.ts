import { fields } from '@lgcd/core-client/contract';
import { z } from 'zod';
import type { Domain } from '../../engine/domain.ts';
import { invalid } from '../../http/laravel/errors.ts';
import { action, named } from '../action.ts';
import { audit } from '../audit-log/audit.ts';
import { whyTaken } from '../booking/availability.ts';
import type { Row } from '../tables.ts';

const note = (domain: Domain, row: Row<'blocks'>, verb: 'blocked' | 'unblocked') =>
  audit(domain, {
    action: `calendar.${verb}`,
    description: `Property ${row.property_id} was ${verb} from ${row.start_date} to ${row.end_date}.`,
    subject: ['property', row.property_id],
  });

const present = ({ agency_id: _, ...row }: Row<'blocks'>) => row;

export const actions = {
  'calendar.block': action({
    summary: 'Block nights of a property, as for a stay of its owner',
    body: fields.ordered(
      z.object({
        property_id: named('property'),
        start_date: fields.date('First night that is blocked'),
        end_date: fields.date('Day after the last night that is blocked'),
        summary: fields.text('Why').optional(),
      }),
      'start_date',
      'end_date',
    ),
    run: (domain, { property_id, start_date, end_date, summary }) => {
      const taken = whyTaken(domain, { property_id, check_in: start_date, check_out: end_date });
      if (taken) throw invalid({ start_date: taken });
      const row = domain.store.insert('blocks', {
        property_id,
        start_date,
        end_date,
        summary: summary ?? null,
        created_at: domain.now(),
      });
      note(domain, row, 'blocked');
      return present(row);
    },
  }),
  'calendar.unblock': action({
    summary: 'Free nights that calendar.block has blocked',
    body: z.object({ block_id: fields.id('ID of the block, as calendar.block answers it') }),
    run: (domain, { block_id }) => {
      const row = domain.store.find('blocks', block_id);
      if (!row) throw invalid({ block_id: `There is no block ${block_id}.` });
      if (row.ical_source_id !== null) {
        throw invalid({
          block_id: `Block ${block_id} comes from iCal source ${row.ical_source_id}: it goes when that calendar no longer has it.`,
        });
      }
      domain.store.delete('blocks', row.id);
      note(domain, row, 'unblocked');
      return present(row);
    },
  }),
};
