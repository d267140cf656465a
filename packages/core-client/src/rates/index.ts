export { dailyPrices, planRateSync, type RatePlan } from './plan.ts';
export { PriceSyncError, type SyncOptions, type SyncResult, syncPrices } from './sync.ts';
export type { DailyPrice, RateCall, SeasonalRate } from './types.ts';
export { updateRate } from './update.ts';
