import type { Domain } from '../../engine/domain.ts';
import { toCents } from '../../figures/money.ts';
import { invalid } from '../../http/laravel/errors.ts';
import { audit } from '../audit-log/audit.ts';
import type { HandlersOf, Parsed } from '../handler.ts';
import { presentProperty } from '../property/present.ts';
import type { Row } from '../tables.ts';
import { presentRate } from './present.ts';

type Season = Pick<
  Parsed<'rate.create'>,
  'property_id' | 'name' | 'start_date' | 'end_date' | 'nightly_price' | 'min_stay'
>;

/** Two rates of a property never hold on the same night. Source: inferred. */
function refuseOverlap(ctx: Domain, season: Season, except?: number): void {
  const other = ctx.store.first('rates', [
    ['property_id = ?', season.property_id],
    ['start_date <= ?', season.end_date],
    ['end_date >= ?', season.start_date],
    ['id <> ?', except],
  ]);
  if (!other) return;
  throw invalid({
    start_date: `The season overlaps rate ${other.id} of the property, from ${other.start_date} to ${other.end_date}.`,
  });
}

const columns = (season: Season) => ({
  property_id: season.property_id,
  name: season.name ?? null,
  start_date: season.start_date,
  end_date: season.end_date,
  nightly_price_cents: toCents(season.nightly_price),
  min_stay: season.min_stay ?? null,
});

function tell(ctx: Domain, row: Row<'rates'>, change: 'created' | 'updated' | 'deleted') {
  const property = ctx.store.find('properties', row.property_id);
  if (!property) return;
  ctx.emit('property.rate_changed', {
    property: presentProperty(ctx, property),
    rate: presentRate(row),
    change,
  });
  audit(ctx, {
    action: 'property.rate_changed',
    description: `A rate of ${property.name} from ${row.start_date} to ${row.end_date} was ${change}.`,
    subject: ['rate', row.id],
  });
}

export const handlers = {
  'rate.getAll': (ctx, input) =>
    ctx.store.page(
      'rates',
      [
        ['property_id = ?', input.property_id],
        ['end_date >= ?', input.from],
        ['start_date <= ?', input.to],
      ],
      input,
      presentRate,
    ),

  'rate.get': (ctx) => presentRate(ctx.model),

  'rate.create': (ctx, input) => {
    refuseOverlap(ctx, input);
    const row = ctx.store.insert('rates', columns(input));
    tell(ctx, row, 'created');
    return presentRate(row);
  },

  'rate.update': (ctx, input) => {
    refuseOverlap(ctx, input, ctx.model.id);
    const row = ctx.store.update('rates', ctx.model.id, columns(input));
    tell(ctx, row, 'updated');
    return presentRate(row);
  },

  'rate.delete': (ctx) => {
    ctx.store.delete('rates', ctx.model.id);
    tell(ctx, ctx.model, 'deleted');
  },
} satisfies HandlersOf<'rate'>;
