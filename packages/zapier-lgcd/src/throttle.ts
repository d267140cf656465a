import type { ThrottleObject } from 'zapier-platform-core';

/**
 * One budget for all steps of a connection, since LGCD counts 60 requests a minute and token: steps with the same
 * window, limit, key and scope share it. What it leaves is for dropdowns, samples and steps of two requests.
 */
export const throttle: ThrottleObject = { window: 60, limit: 30, key: 'lgcd', scope: ['auth'] };
