import { randomBytes, randomUUID } from 'node:crypto';
import { isLodgifyEvent, lodgifyEventNames } from '@lgcd/core-client/lodgify';
import type { Domain } from '../engine/domain.ts';
import { HttpError } from '../http/laravel/errors.ts';
import type { Row } from '../resources/tables.ts';

type Input = Record<string, unknown>;

const isUrl = (text: string): boolean => {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
};

export const subscriptionView = ({ uuid, event, target_url }: Row<'lodgify_subscriptions'>) => ({
  id: uuid,
  event,
  target_url,
});

/**
 * One event at one address, which no other subscription may have. The secret is in this answer and never again.
 * @throws HttpError 400, 409
 */
export function subscribe({ store }: Domain, { target_url, event }: Input) {
  if (typeof target_url !== 'string' || !isUrl(target_url)) {
    throw new HttpError(400, 'The field target_url must be an address that begins with http.');
  }
  if (!isLodgifyEvent(event)) {
    throw new HttpError(400, `The field event must be one of ${lodgifyEventNames.join(', ')}.`);
  }
  if (store.count('lodgify_subscriptions', [['target_url = ?', target_url]]) > 0) {
    throw new HttpError(409, 'There is a subscription with this target_url already.');
  }
  const secret = randomBytes(32).toString('base64url');
  const row = store.insert('lodgify_subscriptions', { uuid: randomUUID(), event, target_url, secret });
  return { ...subscriptionView(row), secret };
}

/** @throws HttpError 400, 404 */
export function unsubscribe({ store }: Domain, id: unknown): void {
  if (typeof id !== 'string' || id === '') throw new HttpError(400, 'The field id is missing.');
  const row = store.first('lodgify_subscriptions', [['uuid = ?', id]]);
  if (!row) throw new HttpError(404, `There is no subscription ${id}.`);
  store.delete('lodgify_subscriptions', row.id);
}
