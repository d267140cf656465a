import { founded, seedAgencies } from '../../seed/agencies.ts';
import { bulk } from '../../seed/bulk.ts';
import { stamps } from '../../seed/sowing.ts';
import type { Seed } from '../define.ts';
import type { Row } from '../tables.ts';
import { variablesIn } from './variables.ts';

type Template = Omit<Row<'whatsapp_templates'>, 'id'>;

/** Approved texts. `check_out_reminder` is not approved in Arabic: a message in it is refused. */
export const seedTemplates = [
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

const sowTemplates = (): Template[] =>
  seedAgencies.flatMap(({ id }) =>
    seedTemplates.map(([name, language, body]) => ({
      agency_id: id,
      name,
      language,
      body,
      variables: variablesIn(body),
      ...stamps(founded),
    })),
  );

export const seed: Seed = { always: ({ db }) => bulk(db, 'whatsapp_templates', sowTemplates()) };
