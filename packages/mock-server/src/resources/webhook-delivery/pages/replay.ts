import { replayMs } from '../../../engine/delivery-schedule.ts';
import type { Row } from '../../tables.ts';

/** Until when a delivery can be replayed, in epoch milliseconds. */
export const replayEnd = (delivery: Pick<Row<'deliveries'>, 'created_at'>): number =>
  Date.parse(delivery.created_at) + replayMs;
