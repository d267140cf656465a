import { isoTime } from '../../engine/clock.ts';
import { invalid } from './errors.ts';

/**
 * A time of a request as the store keeps it, in UTC. The contract has checked that it is ISO 8601 with an offset.
 * @throws Invalid when the offset carries it out of the years that ISO 8601 writes with four digits.
 */
export function utc<T extends string | undefined>(field: string, time: T): T {
  if (time === undefined) return time;
  const ms = Date.parse(time);
  const year = new Date(ms).getUTCFullYear();
  if (Number.isNaN(ms) || year < 1 || year > 9999) {
    throw invalid({ [field]: `The ${field.replaceAll('_', ' ')} field must be a valid date.` });
  }
  return isoTime(ms) as T;
}
