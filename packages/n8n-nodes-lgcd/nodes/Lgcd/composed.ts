import type { IDataObject } from 'n8n-workflow';
import type { ComposedName } from './form.ts';
import { importLodgifyBooking } from './import-lodgify-booking.ts';
import type { Job } from './job.ts';
import { syncDailyPrices } from './sync-prices.ts';

/** What LGCD has no single call for, and the node does with several. */
export const composed: Record<ComposedName, (job: Job) => Promise<IDataObject>> = {
  'booking.importLodgifyBooking': importLodgifyBooking,
  'rate.syncPrices': syncDailyPrices,
};
