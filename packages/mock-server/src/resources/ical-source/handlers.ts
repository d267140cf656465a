import type { Domain } from '../../engine/domain.ts';
import { audit } from '../audit-log/audit.ts';
import type { HandlersOf } from '../handler.ts';
import type { Row } from '../tables.ts';
import { presentIcalSource } from './present.ts';
import { startSync } from './sync.ts';

const note = (ctx: Domain, row: Row<'ical_sources'>, verb: 'created' | 'updated' | 'deleted') =>
  audit(ctx, {
    action: `ical.source_${verb}`,
    // Not the address: who knows it reads the calendar.
    description: `The iCal source ${row.name} of property ${row.property_id} was ${verb}.`,
    subject: ['ical_source', row.id],
  });

export const handlers = {
  'icalSource.getAll': (ctx, input) =>
    ctx.store.page('ical_sources', [['property_id = ?', ctx.parent.id]], input, (row) =>
      presentIcalSource(ctx, row),
    ),

  'icalSource.create': (ctx, { name, channel, url }) => {
    const row = ctx.store.insert('ical_sources', {
      property_id: ctx.parent.id,
      name,
      channel,
      url,
      status: 'pending',
    });
    note(ctx, row, 'created');
    return presentIcalSource(ctx, row);
  },

  'icalSource.update': (ctx, { name, channel, url }) => {
    const moved = url !== undefined && url !== ctx.model.url;
    const row = ctx.store.update('ical_sources', ctx.model.id, {
      ...(name !== undefined && { name }),
      ...(channel !== undefined && { channel }),
      // What is known of the old address says nothing about the new one; its blocks stay until the next sync.
      ...(moved && { url, status: 'pending', last_error: null }),
    });
    note(ctx, row, 'updated');
    return presentIcalSource(ctx, row);
  },

  'icalSource.delete': (ctx) => {
    ctx.store.delete('ical_sources', ctx.model.id);
    note(ctx, ctx.model, 'deleted');
  },

  'icalSource.sync': (ctx) => presentIcalSource(ctx, startSync(ctx, ctx.model)),
} satisfies HandlersOf<'icalSource'>;
