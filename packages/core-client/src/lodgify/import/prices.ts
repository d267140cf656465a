import { syncPrices } from '../../rates/sync.ts';
import type { DailyPrice } from '../../rates/types.ts';
import { dirhams } from '../decimal.ts';
import type { RateChange } from '../objects.ts';
import { carriedPrices, type LodgifyPrice, type RoomPrices } from '../prices.ts';
import { type PropertyMap, propertyOf } from '../property-map.ts';
import type { ImportClient } from './obstacle.ts';
import { type ImportResult, result } from './result.ts';

const priceOf = ({ date, price, min_stay }: LodgifyPrice): DailyPrice[] => {
  const amount = dirhams(price);
  return amount === undefined || amount < 0 ? [] : [{ date, price: amount, min_stay }];
};

interface Mapped {
  propertyId: number;
  room: RoomPrices;
}

/** @returns a sentence where the prices can't be LGCD's */
function mapped(change: RateChange, room: RoomPrices, propertyMap: PropertyMap): Mapped | string {
  const property = propertyOf(propertyMap, change.property_id, [room.room_type_id]);
  if ('unmappable' in property) return property.unmappable;
  if (room.currency_code?.toUpperCase() !== 'MAD') {
    return `The prices of room type ${room.room_type_id} are in ${room.currency_code ?? 'no currency'}, and LGCD's are in MAD.`;
  }
  return { propertyId: property.propertyId, room };
}

/** Two room types of one property can't both set its prices: it is not known whose are meant. */
const disputed = (rooms: readonly Mapped[]): number | undefined =>
  rooms.find(({ propertyId }, index) => rooms.findIndex((other) => other.propertyId === propertyId) !== index)
    ?.propertyId;

/**
 * Makes LGCD hold the prices that were read from Lodgify for a `rate_change`, as seasonal rates, with the fewest
 * calls. Repeating it changes nothing.
 *
 * Needs rates:read and rates:write.
 * @throws PriceSyncError when a change fails after others were made
 */
export async function importPrices(
  client: ImportClient,
  change: RateChange,
  propertyMap: PropertyMap,
): Promise<ImportResult> {
  const rooms = carriedPrices(change);
  if (!rooms) {
    return result({
      outcome: 'not_expressible',
      message: `Prices of Lodgify property ${change.property_id} changed, and the object does not say to what. Switch on Read Current Prices in the Lodgify Trigger, or read them from Lodgify and push them to LGCD with Sync Prices.`,
    });
  }
  const found = rooms.map((room) => mapped(change, room, propertyMap));
  const remarks = found.filter((one) => typeof one === 'string');
  const usable = found.filter((one) => typeof one !== 'string');
  const twice = disputed(usable);
  if (usable.length === 0 || twice !== undefined) {
    const message =
      twice === undefined
        ? (remarks[0] ?? `Lodgify has no prices for property ${change.property_id}.`)
        : `Several room types of Lodgify property ${change.property_id} stand for LGCD property ${twice}, which has one price a night. Map the room type whose prices are meant, as in ${change.property_id}/${usable[0]?.room.room_type_id}.`;
    return result({ outcome: 'unmappable', message, remarks });
  }
  let calls = 0;
  let days = 0;
  for (const { propertyId, room } of usable) {
    const prices = room.prices.flatMap(priceOf);
    days += prices.length;
    calls += (await syncPrices(client, propertyId, prices, { name: 'Lodgify' })).calls.length;
  }
  return result({
    outcome: calls === 0 ? 'unchanged' : 'prices_synced',
    message:
      calls === 0
        ? `LGCD has the prices of these ${days} nights already.`
        : `LGCD has the prices of ${days} nights as Lodgify has them; ${calls} changes of rates were needed.`,
    remarks,
  });
}
