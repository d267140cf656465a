import type { Client } from '../client/client.ts';
import { type ErrorDetails, LgcdError } from '../client/errors.ts';
import { dateOf, dayOf } from './day.ts';
import { planRateSync } from './plan.ts';
import type { DailyPrice, RateCall, SeasonalRate } from './types.ts';

/** What a synchronisation of prices did: rates created, updated and deleted. */
export interface SyncResult {
  created: number;
  updated: number;
  deleted: number;
  /** What was sent, in order; empty when all prices held already. */
  calls: RateCall[];
}

/** A synchronisation stopped on its way. What was done stays; what is left may be sent as it stands. */
export class PriceSyncError extends LgcdError {
  override readonly name = 'PriceSyncError';
  override readonly code;
  override readonly cause: LgcdError;
  readonly done: readonly RateCall[];
  /** The first of them is the one that failed. */
  readonly remaining: readonly RateCall[];

  constructor(cause: LgcdError, done: readonly RateCall[], remaining: readonly RateCall[]) {
    const details: ErrorDetails = { operation: cause.operation, status: cause.status };
    super(
      `${done.length} of ${done.length + remaining.length} changes of rates were made, then one failed: ${cause.message}`,
      details,
    );
    this.code = cause.code;
    this.cause = cause;
    this.done = done;
    this.remaining = remaining;
  }
}

/** How prices are brought to LGCD. */
export interface SyncOptions {
  /** Name of rates on nights that had none; none when left out. */
  name?: string | null | undefined;
}

async function ratesAround(
  client: Pick<Client, 'dispatch' | 'paginate'>,
  property_id: number,
  prices: readonly DailyPrice[],
): Promise<SeasonalRate[]> {
  const days = prices.map(({ date }) => dayOf(date)).sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  // A day more on each side: a neighbour of the same price grows instead of getting company.
  const range = { property_id, from: dateOf(first - 1), to: dateOf(last + 1) };
  const rates: SeasonalRate[] = [];
  for await (const rate of client.paginate('rate.getAll', range)) {
    // Laravel ignores a filter that it does not know, and another property's rates must not be touched.
    if (rate.property_id === property_id) rates.push(rate);
  }
  return rates;
}

/**
 * Makes LGCD hold these prices for a property, with the fewest calls; other days stay as they are. A second run with
 * the same prices changes nothing.
 * @throws PriceSyncError when a change fails after others were made; the `LgcdError` itself when none was
 */
export async function syncPrices(
  client: Pick<Client, 'dispatch' | 'paginate'>,
  propertyId: number,
  prices: readonly DailyPrice[],
  { name }: SyncOptions = {},
): Promise<SyncResult> {
  const existing = await ratesAround(client, propertyId, prices);
  const calls = planRateSync({ property_id: propertyId, existing, prices, name });
  for (const [index, { operation, input }] of calls.entries()) {
    try {
      await client.dispatch(operation, input);
    } catch (error) {
      if (!(error instanceof LgcdError) || index === 0) throw error;
      throw new PriceSyncError(error, calls.slice(0, index), calls.slice(index));
    }
  }
  const count = (operation: RateCall['operation']) =>
    calls.filter((call) => call.operation === operation).length;
  return {
    created: count('rate.create'),
    updated: count('rate.update'),
    deleted: count('rate.delete'),
    calls,
  };
}
