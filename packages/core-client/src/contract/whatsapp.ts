import { z } from 'zod';
import { bookingVariables } from './booking-variables.ts';
import {
  byId,
  choice,
  dateTime,
  id,
  longText,
  map,
  paged,
  phone,
  reference,
  text,
  timestamps,
} from './common.ts';
import {
  create,
  event,
  example,
  family,
  inferred,
  one,
  operation,
  page,
  partOfSearch,
  resource,
  search,
} from './define.ts';

const status = ['prepared', 'queued', 'sent', 'delivered', 'failed'] as const;
const language = ['fr', 'en', 'ar'] as const;

export const whatsappMessageSchema = z
  .object(
    inferred({
      id: id('ID of the message'),
      booking_id: reference('booking', 'ID of the booking it is about').nullable(),
      template: text('Name of the template'),
      language: choice(language, 'Language of the template'),
      to: phone('Phone number of the guest, E.164'),
      variables: map(z.string(), 'Values of the template variables, by name'),
      body: longText('The text with its variables filled in'),
      status: choice(status, 'Where the message stands'),
      error: text('Why it failed', 1000).nullable(),
      sent_at: dateTime('When it was sent').nullable(),
      delivered_at: dateTime('When it was delivered').nullable(),
      failed_at: dateTime('When it failed').nullable(),
      ...timestamps,
    }),
  )
  .meta({ id: 'WhatsappMessage', description: 'A message in the WhatsApp outbox' });

export const whatsappMessageExample = example(whatsappMessageSchema, {
  id: 1201,
  booking_id: 9876,
  template: 'booking_confirmation',
  language: 'fr',
  to: '+212600000042',
  variables: { guest_name: 'Karim B.', property_name: 'Riad Zitoun', check_in: '2026-08-12' },
  body: 'Bonjour Karim B., votre séjour à Riad Zitoun est confirmé. Arrivée le 2026-08-12.',
  status: 'prepared',
  error: null,
  sent_at: null,
  delivered_at: null,
  failed_at: null,
  created_at: '2026-07-15T10:23:42+00:00',
  updated_at: '2026-07-15T10:23:42+00:00',
});

export const whatsappTemplateSchema = z
  .object(
    inferred({
      id: id('ID of the template'),
      name: text('Name of the template; the same in every language'),
      language: choice(language, 'Language of the text'),
      body: longText('The text, with `{{variable}}` where a value goes'),
      variables: z
        .array(text('Name of a variable'))
        .meta({ description: 'The variables that the text needs' }),
      ...timestamps,
    }),
  )
  .meta({ id: 'WhatsappTemplate', description: 'An approved text with variables' });

export const whatsappTemplateExample = example(whatsappTemplateSchema, {
  id: 1,
  name: 'booking_confirmation',
  language: 'fr',
  body: 'Bonjour {{guest_name}}, votre séjour à {{property_name}} est confirmé. Arrivée le {{check_in}}.',
  variables: ['guest_name', 'property_name', 'check_in'],
  created_at: '2025-06-01T09:00:00+00:00',
  updated_at: '2025-06-01T09:00:00+00:00',
});

const message = {
  template: 'booking_confirmation',
  language: 'fr',
  to: '+212600000042',
  variables: { guest_name: 'Karim B.', property_name: 'Riad Zitoun', check_in: '2026-08-12' },
};

/** Laravel's `required_without`: a message goes to a number, or to the guest of a booking. */
const recipient = <S extends z.ZodObject>(schema: S): S =>
  schema.refine(
    (given) => ['to', 'booking_id'].some((name) => (given as Record<string, unknown>)[name] != null),
    {
      path: ['to'],
      message: 'The to field is required when booking id is not present.',
      when: (payload) => typeof payload.value === 'object' && payload.value !== null,
    },
  ) as S;

export const whatsappMessage = resource({
  label: 'WhatsApp Message',
  plural: 'WhatsApp Messages',
  description: 'The outbox of templated WhatsApp messages',
  model: 'WhatsappMessage',
  operations: {
    getAll: operation({
      method: 'GET',
      path: '/whatsapp/messages',
      summary: 'List WhatsApp messages',
      zapier: search('find_whatsapp_message', 'Finds a WhatsApp message of the outbox by booking or status.'),
      abilities: ['whatsapp:read'],
      query: paged({
        status: choice(status, 'Only messages of this status').optional(),
        booking_id: reference('booking', 'Only messages about this booking').optional(),
      }),
      returns: page(whatsappMessageSchema),
      examples: [{ title: 'What failed', input: { status: 'failed' } }],
    }),
    get: operation({
      method: 'GET',
      path: '/whatsapp/messages/{id}',
      summary: 'Get a WhatsApp message',
      zapier: partOfSearch,
      abilities: ['whatsapp:read'],
      params: byId('WhatsApp message'),
      returns: one(whatsappMessageSchema),
    }),
    create: operation({
      method: 'POST',
      path: '/whatsapp/messages',
      summary: 'Prepare a WhatsApp message',
      zapier: create(
        'send_whatsapp_template',
        'Prepares a WhatsApp message from a template, to a number or to the guest of a booking.',
        undefined,
        'Prepare WhatsApp Message',
      ),
      description: `Fills a template and puts the message into the outbox, to a number or to the guest of a booking. With a booking, the variables ${bookingVariables.slice(0, -1).join(', ')} and ${bookingVariables.at(-1)} are taken from it unless given.`,
      abilities: ['whatsapp:write'],
      body: recipient(
        z.object(
          inferred({
            template: text('Name of the template').meta({
              description: 'Name of the template',
              'x-resource': 'whatsappTemplate',
            }),
            to: phone(
              'Phone number, E.164, as in +212600000000; the phone of the booking when left out',
            ).nullish(),
            booking_id: reference('booking', 'ID of the booking it is about').nullish(),
            language: choice(language, 'Language of the template; fr by default').nullish(),
            variables: z
              .record(z.string(), z.union([z.string().max(1000), z.number()]))
              .nullish()
              .meta({ description: 'Values of the template variables, by name' }),
          }),
        ),
      ),
      returns: one(whatsappMessageSchema),
      status: 201,
      examples: [{ title: 'A confirmation', input: message }],
      antiExamples: [
        {
          why: 'nobody to send it to',
          input: { template: message.template, variables: message.variables },
          errors: { to: 'The to field is required when booking id is not present.' },
        },
        {
          why: 'a template that does not exist',
          input: { ...message, template: 'farewell' },
          errors: { template: 'The selected template is invalid.' },
        },
        {
          why: 'a variable of the template is missing',
          input: { ...message, variables: { guest_name: 'Karim B.', property_name: 'Riad Zitoun' } },
          errors: { 'variables.check_in': 'The variables.check_in field is required.' },
        },
      ],
    }),
  },
});

export const whatsappTemplate = resource({
  label: 'WhatsApp Template',
  plural: 'WhatsApp Templates',
  description: 'The approved texts that messages are made from',
  model: 'WhatsappTemplate',
  operations: {
    getAll: operation({
      method: 'GET',
      path: '/whatsapp/templates',
      summary: 'List WhatsApp templates',
      zapier: search(
        'find_whatsapp_template',
        'Finds the approved WhatsApp templates of a language, with their variables.',
      ),
      abilities: ['whatsapp:read', 'whatsapp:write'],
      query: paged({ language: choice(language, 'Only templates in this language').optional() }),
      returns: page(whatsappTemplateSchema),
      examples: [{ title: 'In French', input: { language: 'fr' } }],
    }),
  },
});

export const whatsappEvents = family({
  label: 'WhatsApp',
  noun: 'WhatsApp Message',
  ability: 'whatsapp:read',
  events: {
    message_failed: event({
      description: 'WhatsApp message send failure',
      moment: 'a WhatsApp message cannot be delivered',
      recent: {
        list: 'whatsappMessage.getAll',
        filter: { status: 'failed' },
        as: 'message',
        at: 'failed_at',
      },
      data: z.object({ message: whatsappMessageSchema }),
      example: {
        message: {
          ...whatsappMessageExample,
          status: 'failed',
          error: 'The number is not on WhatsApp.',
          failed_at: '2026-07-15T10:23:50+00:00',
        },
      },
    }),
  },
});
