import { serviceUrl } from '../client/base-url.ts';
import { readHttpHosts } from '../client/http-hosts.ts';
import type { Platform, PlatformResponse } from '../client/platform.ts';
import { isBlank, trimmed } from '../input/blank.ts';
import { LodgifyApiError, refused } from './api-error.ts';
import type { LodgifyEventName } from './events.ts';
import { type RoomPrices, roomPrices } from './prices.ts';

/** Where Lodgify's API is, unless a credential says otherwise. */
export const defaultLodgifyUrl = 'https://api.lodgify.com';

/** A webhook as Lodgify lists it. */
export interface LodgifySubscription {
  id: string;
  event: string;
  target_url: string;
}

/** What the trigger and the import ask of Lodgify. Every call throws `LodgifyApiError`. */
export interface LodgifyApi {
  /** One event at one address, which no other subscription may have. The secret is in this answer only. */
  subscribe(event: LodgifyEventName, targetUrl: string): Promise<{ id: string; secret: string }>;
  list(): Promise<LodgifySubscription[]>;
  /** @throws LodgifyApiError 404 or 410 when there is none with this id */
  unsubscribe(id: string): Promise<void>;
  /** The booking as Lodgify's API v2 has it now; undefined when it is not there. */
  booking(id: number): Promise<Record<string, unknown> | undefined>;
  /** The prices of a room type between two days, both included, as Lodgify's API v2 has them now. */
  prices(query: { propertyId: number; roomTypeId: number; from: string; to: string }): Promise<RoomPrices>;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function jsonOf({ body }: PlatformResponse): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;

/**
 * Lodgify's address without a slash at its end; https, or http on this machine and to hosts that it is allowed to.
 * @param allowHttpHosts hosts beside this machine, as in `createClient`
 * @throws LodgifyApiError
 */
export function lodgifyUrl(given: string, allowHttpHosts: string | readonly string[] = []): string {
  try {
    const address = isBlank(given) ? defaultLodgifyUrl : given;
    const { origin, path } = serviceUrl(address, defaultLodgifyUrl, readHttpHosts(allowHttpHosts));
    return `${origin}${path}`;
  } catch (error) {
    throw new LodgifyApiError((error as Error).message, undefined);
  }
}

/** The key of the API; white space and the name of its header, which come along when it is pasted, fall away. */
export const lodgifyKey = (given: unknown): string =>
  trimmed(trimmed(String(given ?? '')).replace(/^X-ApiKey:/i, ''));

/**
 * The part of Lodgify's API that webhooks need, over any host. `platform.send` adds the header `X-ApiKey`. Nothing is
 * repeated here: an activation is tried again by n8n, and a delivery by Lodgify.
 * Source: Lodgify's public developer reference, and public client code.
 */
export function lodgifyApi(
  platform: Pick<Platform, 'send'>,
  baseUrl: string,
  allowHttpHosts: string | readonly string[] = [],
): LodgifyApi {
  const base = lodgifyUrl(baseUrl, allowHttpHosts);

  async function call(
    what: string,
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    input?: Record<string, unknown>,
  ): Promise<unknown> {
    let response: PlatformResponse;
    try {
      response = await platform.send({
        method,
        url: `${base}${path}`,
        headers: { Accept: 'application/json', ...(input && { 'Content-Type': 'application/json' }) },
        ...(input && { body: JSON.stringify(input) }),
        authenticated: true,
      });
    } catch (error) {
      throw new LodgifyApiError(`Lodgify could not be reached to ${what}.`, undefined, error);
    }
    const json = jsonOf(response);
    if (response.status < 200 || response.status >= 300) throw refused(what, response.status, json);
    return json;
  }

  const unexpected = (what: string) =>
    new LodgifyApiError(
      `The answer to ${what} is not Lodgify's. Check the base URL; Lodgify's is ${defaultLodgifyUrl}.`,
      // Not a fault of the moment: another try would end the same.
      422,
    );

  return {
    async subscribe(event, targetUrl) {
      const what = `subscribe to ${event}`;
      const answer = await call(what, 'POST', '/webhooks/v1/subscribe', { target_url: targetUrl, event });
      const id = isObject(answer) ? textOf(answer.id) : undefined;
      // Public clients know the field by both names.
      const secret = isObject(answer) ? textOf(answer.secret ?? answer.secret_key) : undefined;
      if (!id) throw unexpected(what);
      return { id, secret: secret ?? '' };
    },

    async list() {
      const answer = await call('list the webhooks', 'GET', '/webhooks/v1/list');
      const items = isObject(answer) ? answer.items : answer;
      if (!Array.isArray(items)) throw unexpected('list the webhooks');
      return items.filter(isObject).map((item) => ({
        id: textOf(item.id) ?? '',
        event: textOf(item.event) ?? '',
        target_url: textOf(item.target_url ?? item.url) ?? '',
      }));
    },

    async unsubscribe(id) {
      await call(`delete webhook ${id}`, 'DELETE', '/webhooks/v1/unsubscribe', { id });
    },

    async prices({ propertyId, roomTypeId, from, to }) {
      const what = `read the prices of room type ${roomTypeId}`;
      // Lodgify's own names for these.
      const query = new URLSearchParams({
        HouseId: String(propertyId),
        RoomTypeId: String(roomTypeId),
        StartDate: from,
        EndDate: to,
      });
      return roomPrices(roomTypeId, await call(what, 'GET', `/v2/rates/calendar?${query}`));
    },

    async booking(id) {
      try {
        const answer = await call(`read booking ${id}`, 'GET', `/v2/reservations/bookings/${id}`);
        if (!isObject(answer)) throw unexpected(`read booking ${id}`);
        return answer;
      } catch (error) {
        if (error instanceof LodgifyApiError && (error.status === 404 || error.status === 410))
          return undefined;
        throw error;
      }
    },
  };
}
