import { isoTime } from '../../engine/clock.ts';
import { seedProperties } from '../../seed/agencies.ts';
import { bulk } from '../../seed/bulk.ts';
import { type Sowing, stamps, within } from '../../seed/sowing.ts';
import type { Seed } from '../define.ts';
import type { Row } from '../tables.ts';
import { seedTemplates } from '../whatsapp-template/seed.ts';

type Message = Omit<Row<'whatsapp_messages'>, 'id'>;

const nameOf = new Map(seedProperties.map(({ id, name }) => [id, name]));
const recentMs = 60 * 86_400_000;

function confirmation(sowing: Sowing, booking: Row<'bookings'>, to: string): Message {
  const variables: Record<string, string> = {
    guest_name: booking.guest_name,
    property_name: nameOf.get(booking.property_id) ?? '',
    check_in: booking.check_in,
  };
  const prepared = Date.parse(booking.confirmed_at ?? booking.created_at);
  return {
    agency_id: booking.agency_id,
    booking_id: booking.id,
    template: 'booking_confirmation',
    language: 'fr',
    to,
    variables,
    body: seedTemplates[0][2].replace(/\{\{(\w+)\}\}/g, (_, name: string) => variables[name] ?? ''),
    status: 'delivered',
    error: null,
    sent_at: within(sowing, prepared + 3000),
    delivered_at: within(sowing, prepared + 8000),
    failed_at: null,
    ...stamps(isoTime(prepared), within(sowing, prepared + 8000)),
  };
}

/** A confirmation for the bookings of the last two months; the newest but two failed. */
function sowMessages(sowing: Sowing): Message[] {
  const messages = sowing.bookings
    .flatMap((booking) => {
      const { id, guest_phone: to, confirmed_at } = booking;
      const recent = confirmed_at !== null && Date.parse(confirmed_at) > sowing.now - recentMs;
      return to && recent && id !== 9876 ? [confirmation(sowing, booking, to)] : [];
    })
    .sort((a, b) => (a.created_at < b.created_at ? -1 : 1));
  const failed = messages.filter(({ agency_id }) => agency_id === 42).at(-3);
  if (failed) {
    Object.assign(failed, {
      to: '+212600000999',
      status: 'failed',
      error: 'The number is not on WhatsApp.',
      failed_at: failed.delivered_at,
      sent_at: null,
      delivered_at: null,
    } satisfies Partial<Message>);
  }
  return messages;
}

export const seed: Seed = { demo: (sowing) => bulk(sowing.db, 'whatsapp_messages', sowMessages(sowing)) };
