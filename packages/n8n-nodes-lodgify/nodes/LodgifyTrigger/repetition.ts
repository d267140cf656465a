import { Echoes, type RecordChange, Repetitions } from '@lgcd/core-client/lodgify';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** What this process remembers of deliveries. */
export const bookings = new Repetitions();

/**
 * `rate_change` and `availability_change` say that something changed, not what: two real changes look alike. Only
 * what comes within this time is taken for a repetition.
 */
export const echoes = new Echoes(10_000);

/** What the execution is to record travels beside the item's JSON, which stays as Lodgify sent it. */
const field = 'delivery';

type Carried = IDataObject & RecordChange;

export const carrying = (json: IDataObject, record: RecordChange | undefined): INodeExecutionData => ({
  json,
  ...(record && { [field]: { ...record } as Carried }),
});

export const recordIn = (item: INodeExecutionData): RecordChange | undefined =>
  item[field] as Carried | undefined;

export const bare = (item: INodeExecutionData): INodeExecutionData => ({ ...item, [field]: undefined });
