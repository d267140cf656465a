import { isoTime } from '../../engine/clock.ts';
import { bulk } from '../../seed/bulk.ts';
import { createRandom } from '../../seed/random.ts';
import { type Sowing, stamps } from '../../seed/sowing.ts';
import type { Seed } from '../define.ts';
import type { Row } from '../tables.ts';

type Review = Omit<Row<'reviews'>, 'id'>;

/** What guests write, by rating; a high rating is likelier. */
const words: Readonly<Record<number, readonly (string | null)[]>> = {
  5: [
    'Très bel accueil, maison superbe.',
    'Wonderful stay, we will be back!',
    'إقامة رائعة، شكرا جزيلا.',
    null,
  ],
  4: [
    'Bien situé, propre et calme.',
    'Great place, the terrace is lovely.',
    'Muy bonito, un poco ruidoso por la mañana.',
  ],
  3: ['Correct, mais l’eau chaude est capricieuse.', 'OK for the price.'],
  2: ['Climatisation en panne toute la semaine.', 'Not as clean as the photos promise.'],
  1: ['Arrivée catastrophique : personne pour nous ouvrir.', 'We left after one night.'],
};
const ratings = [5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 2, 1] as const;

const channelOf = (source: Row<'bookings'>['source']): Review['source'] =>
  source === 'airbnb' || source === 'booking' || source === 'vrbo' ? source : 'google';

/** Two guests of five write a review, some days after they left. */
function sowReviews(sowing: Sowing): Review[] {
  return sowing.bookings
    .flatMap((booking): Review[] => {
      const random = createRandom(booking.id + 4);
      if (!booking.checked_out_at || !random.chance(0.4)) return [];
      const written = Date.parse(booking.checked_out_at) + random.int(10, 5 * 24) * 3_600_000;
      if (written > sowing.now) return [];
      const rating = random.pick(ratings);
      return [
        {
          agency_id: booking.agency_id,
          property_id: booking.property_id,
          booking_id: booking.id,
          rating,
          author: booking.guest_name,
          comment: random.pick(words[rating] ?? [null]),
          source: channelOf(booking.source),
          external_reference: null,
          ...stamps(isoTime(written)),
        },
      ];
    })
    .sort((a, b) => (a.created_at < b.created_at ? -1 : 1));
}

export const seed: Seed = { demo: (sowing) => bulk(sowing.db, 'reviews', sowReviews(sowing)) };
