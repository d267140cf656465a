/** What a page says after an action. The address carries only the key, so a link cannot put words into the cockpit. */
const texts = {
  'action-done': 'Done. The object is changed and its events are on their way.',
  'clock-moved': 'The clock is moved. What was due on the way happens in its order.',
  'event-sent': 'The event is in the outbox and goes to every webhook that subscribes to it.',
  'fault-added': 'The fault is on. It hits the next requests that match.',
  'faults-cleared': 'All faults are off.',
  'failed-replayed': 'The failed deliveries are sent again, with the same bytes and the same event ids.',
  'fault-removed': 'The fault is off.',
  'journal-cleared': 'The journal is empty.',
  replayed: 'The delivery is sent again, with the same bytes and the same event id.',
  reset: 'The data is back at the seed.',
  'rate-limit-set': 'The rate limit is changed.',
  'test-sent': 'A test delivery is on its way.',
  'token-revoked': 'The token is revoked. Requests with it are refused from now on.',
  'webhook-deleted': 'The webhook and its delivery log are deleted.',
  'webhook-paused': 'The webhook is paused. Events that happen meanwhile are not sent to it.',
  'webhook-resumed': 'The webhook is active again.',
  'webhook-saved': 'The webhook is saved.',
} as const;

export type Notice = keyof typeof texts;

export const noticeText = (key: string | undefined): string | undefined =>
  key !== undefined && Object.hasOwn(texts, key) ? texts[key as Notice] : undefined;
