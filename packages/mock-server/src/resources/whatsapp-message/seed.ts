import { isoTime } from '../../engine/clock.ts';
import { founded, seedAgencies, seedProperties } from '../../seed/agencies.ts';
import { type Sowing, stamps, within } from '../../seed/sowing.ts';
import type { Row } from '../tables.ts';

type Template = Omit<Row<'whatsapp_templates'>, 'id'>;
type Message = Omit<Row<'whatsapp_messages'>, 'id'>;

/** Approved texts. `check_out_reminder` is not approved in Arabic: a message in it is refused. */
const texts = [
  [
    'booking_confirmation',
    'fr',
    'Bonjour {{guest_name}}, votre séjour à {{property_name}} est confirmé. Arrivée le {{check_in}}.',
  ],
  [
    'booking_confirmation',
    'en',
    'Hello {{guest_name}}, your stay at {{property_name}} is confirmed. Arrival on {{check_in}}.',
  ],
  [
    'booking_confirmation',
    'ar',
    'مرحبا {{guest_name}}، تم تأكيد إقامتكم في {{property_name}}. الوصول يوم {{check_in}}.',
  ],
  [
    'pre_arrival',
    'fr',
    'Bonjour {{guest_name}}, {{property_name}} vous attend le {{check_in}}. À quelle heure arrivez-vous ?',
  ],
  [
    'pre_arrival',
    'en',
    'Hello {{guest_name}}, {{property_name}} is ready for you on {{check_in}}. When do you arrive?',
  ],
  ['pre_arrival', 'ar', 'مرحبا {{guest_name}}، {{property_name}} في انتظاركم يوم {{check_in}}. متى تصلون؟'],
  [
    'check_out_reminder',
    'fr',
    'Bonjour {{guest_name}}, votre départ de {{property_name}} est prévu le {{check_out}}.',
  ],
  ['check_out_reminder', 'en', 'Hello {{guest_name}}, you check out of {{property_name}} on {{check_out}}.'],
  ['review_request', 'fr', 'Merci {{guest_name}} ! Votre avis sur {{property_name}} nous aiderait beaucoup.'],
  ['review_request', 'en', 'Thank you {{guest_name}}! Your review of {{property_name}} would help us a lot.'],
  ['review_request', 'ar', 'شكرا {{guest_name}}! رأيكم في {{property_name}} يهمنا كثيرا.'],
] as const;

const variablesIn = (body: string): string[] =>
  [...body.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '');

export const sowTemplates = (): Template[] =>
  seedAgencies.flatMap(({ id }) =>
    texts.map(([name, language, body]) => ({
      agency_id: id,
      name,
      language,
      body,
      variables: variablesIn(body),
      ...stamps(founded),
    })),
  );

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
    body: texts[0][2].replace(/\{\{(\w+)\}\}/g, (_, name: string) => variables[name] ?? ''),
    status: 'delivered',
    error: null,
    sent_at: within(sowing, prepared + 3000),
    delivered_at: within(sowing, prepared + 8000),
    failed_at: null,
    ...stamps(isoTime(prepared), within(sowing, prepared + 8000)),
  };
}

/** A confirmation for the bookings of the last two months; the newest but two failed. */
export function sowMessages(sowing: Sowing): Message[] {
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
