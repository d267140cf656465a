import type { Domain } from '../engine/domain.ts';
import { addDays } from '../figures/dates.ts';
import { HttpError } from '../http/laravel/errors.ts';
import { tellLodgify } from './tell.ts';

export interface PriceEdit {
  property_id: number;
  room_type_id: number;
  from: string;
  to: string;
  price: string;
  min_stay?: number | undefined;
}

const currency = 'MAD';
const defaultPrice = 900;
const mostNights = 800;
const dayMs = 86_400_000;

function nightsOf(from: string, to: string): string[] {
  const count = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (!(count >= 1 && count <= mostNights)) {
    throw new HttpError(400, `StartDate and EndDate must be days, at most ${mostNights} apart.`);
  }
  return Array.from({ length: count }, (_, index) => addDays(from, index));
}

/** Someone sets the price of nights, both days included; Lodgify tells which room type, not what. */
export function setPrices(domain: Domain, edit: PriceEdit): void {
  const { property_id, room_type_id, from, to, price, min_stay = 1 } = edit;
  domain.transaction(() => {
    for (const date of nightsOf(from, to)) {
      const { store } = domain;
      const night = { property_id, room_type_id, date };
      const row = store.first('lodgify_prices', [
        ['property_id = ?', property_id],
        ['room_type_id = ?', room_type_id],
        ['date = ?', date],
      ]);
      if (row) store.update('lodgify_prices', row.id, { price, min_stay });
      else store.insert('lodgify_prices', { ...night, price, min_stay });
    }
    tellLodgify(domain, 'rate_change', { property_id, room_type_ids: [room_type_id] });
  });
}

/** The answer of `GET /v2/rates/calendar`, with the fields that public clients read. */
export function ratesCalendar({ store }: Domain, query: Record<string, string>) {
  const property_id = Number(query.HouseId);
  const room_type_id = Number(query.RoomTypeId);
  if (!property_id || !room_type_id) throw new HttpError(400, 'HouseId and RoomTypeId must be given.');
  const known = new Map(
    store
      .list('lodgify_prices', [
        ['property_id = ?', property_id],
        ['room_type_id = ?', room_type_id],
      ])
      .map((row) => [row.date, row]),
  );
  const priced = (price: number, min_stay: number) => [{ min_stay, max_stay: 0, price_per_day: price }];
  return {
    calendar_items: [
      { date: null, is_default: true, prices: priced(defaultPrice, 1) },
      ...nightsOf(query.StartDate ?? '', query.EndDate ?? '').map((date) => {
        const row = known.get(date);
        return {
          date,
          is_default: row === undefined,
          prices: row ? priced(Number(row.price), row.min_stay) : priced(defaultPrice, 1),
        };
      }),
    ],
    rate_settings: { currency_code: currency },
  };
}
