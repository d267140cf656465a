import { z } from 'zod';
import { byId, choice, dateTime, id, integer, paged, text, timestamps, url } from './common.ts';
import { example, inferred, none, notOffered, one, operation, page, resource } from './define.ts';

/** A published event name, a family (`booking.*`) or everything (`*`). The names themselves are checked by the server. */
const pattern = z
  .string()
  .max(64)
  .regex(/^(\*|[a-z_]+\.(\*|[a-z_]+))$/);

const fields = {
  url: url('Where deliveries are posted: https, or http on a loopback host').meta({
    description: 'Where deliveries are posted: https, or http on a loopback host',
    'x-provenance': 'published',
  }),
  events: z.array(pattern).min(1).max(64).meta({
    description: 'Event names, families (booking.*) or * for everything',
    'x-provenance': 'published',
  }),
  description: text('What the webhook is for'),
  active: z.boolean().meta({ description: 'Whether deliveries are sent' }),
};

export const webhookSchema = z
  .object({
    id: id('ID of the webhook'),
    url: fields.url,
    events: fields.events,
    ...inferred({
      description: fields.description.nullable(),
      active: fields.active,
      ...timestamps,
    }),
  })
  .meta({ id: 'Webhook', description: 'Where events are sent' });

export const webhookWithSecretSchema = z
  .object({
    ...webhookSchema.shape,
    secret: text('Key of the HMAC-SHA256 signature, in this answer and never again').meta({
      description: 'Key of the HMAC-SHA256 signature, in this answer and never again',
      'x-provenance': 'published',
    }),
  })
  .meta({ id: 'WebhookWithSecret', description: 'A webhook with its secret' });

export const webhookExample = example(webhookSchema, {
  id: 12,
  url: 'https://example.com/hooks/lgcd',
  events: ['booking.*'],
  description: 'Guest messages',
  active: true,
  created_at: '2026-07-15T10:00:00+00:00',
  updated_at: '2026-07-15T10:00:00+00:00',
});

export const deliveryStatus = ['pending', 'delivered', 'failed'] as const;

export const webhookDeliverySchema = z
  .object(
    inferred({
      id: id('ID of the delivery'),
      webhook_id: id('ID of the webhook'),
      event_id: z.uuid().meta({ description: 'The `id` of the envelope; the same in retries and replays' }),
      event: text('Name of the event'),
      status: choice(deliveryStatus, 'Pending while attempts are left'),
      replay_of: id('ID of the delivery that this one repeats').nullable(),
      attempts: z
        .array(
          z.object({
            number: integer('Number of the attempt, from 1', 1, 100),
            attempted_at: dateTime('When it was made'),
            status_code: integer('HTTP status of the answer', 100, 599).nullable(),
            duration_ms: integer('How long it took, in milliseconds', 0, 3_600_000),
            response_excerpt: z
              .string()
              .max(1000)
              .nullable()
              .meta({ description: 'Beginning of the answer' }),
            error: text('Why there was no answer', 1000).nullable(),
          }),
        )
        .meta({ description: 'Every attempt, oldest first' }),
      next_attempt_at: dateTime('When it is tried again').nullable(),
      payload: z.record(z.string(), z.unknown()).meta({ description: 'The envelope that is posted' }),
      created_at: dateTime('When the event happened'),
    }),
  )
  .meta({ id: 'WebhookDelivery', description: 'One event on its way to one webhook' });

const abilityNote = 'Any token may call it; each event needs the read ability of its family.';
const ofWebhook = z.object({
  webhook_id: id('ID of the webhook').meta({ description: 'ID of the webhook', 'x-resource': 'webhook' }),
});
const oneOfWebhook = z.object({ ...ofWebhook.shape, id: id('ID of the delivery') });

const subscription = {
  url: 'https://example.com/hooks/lgcd',
  events: ['booking.confirmed', 'maintenance.*'],
};

const plumbing =
  'Zapier subscribes and unsubscribes by itself; a Zap that changed webhooks could cut off another.';

export const webhook = resource({
  label: 'Webhook',
  plural: 'Webhooks',
  description: 'Addresses that events are sent to',
  model: 'Webhook',
  operations: {
    getAll: operation({
      method: 'GET',
      path: '/webhooks',
      summary: 'List webhooks',
      zapier: notOffered(plumbing),
      query: paged({}),
      returns: page(webhookSchema),
      examples: [{ title: 'All of them', input: {} }],
    }),
    get: operation({
      method: 'GET',
      path: '/webhooks/{id}',
      summary: 'Get a webhook',
      zapier: notOffered(plumbing),
      params: byId('webhook'),
      returns: one(webhookSchema),
    }),
    create: operation({
      method: 'POST',
      path: '/webhooks',
      summary: 'Create a webhook',
      zapier: notOffered(plumbing),
      description: `${abilityNote} The secret is in this answer and never again.`,
      body: z.object({
        url: fields.url,
        events: fields.events,
        ...inferred({ description: fields.description.nullish(), active: fields.active.nullish() }),
      }),
      returns: one(webhookWithSecretSchema),
      status: 201,
      examples: [{ title: 'Confirmations and repairs', input: subscription }],
      antiExamples: [
        {
          why: 'an event that LGCD does not send',
          input: { ...subscription, events: ['booking.exploded'] },
          errors: { 'events.0': 'The selected events.0 is invalid.' },
        },
        {
          why: 'no event',
          input: { ...subscription, events: [] },
          errors: { events: 'The events field is required.' },
        },
        {
          why: 'http to a host that is not this machine',
          input: { ...subscription, url: 'http://example.com/hooks' },
          errors: { url: 'The url field must start with one of the following: https://.' },
        },
      ],
    }),
    update: operation({
      method: 'PATCH',
      path: '/webhooks/{id}',
      summary: 'Update a webhook',
      zapier: notOffered(plumbing),
      description: abilityNote,
      params: byId('webhook'),
      body: z.object({
        url: fields.url.optional(),
        events: fields.events.optional(),
        ...inferred({ description: fields.description.nullish(), active: fields.active.optional() }),
      }),
      returns: one(webhookSchema),
      examples: [{ title: 'Every event of bookings', input: { events: ['booking.*'] } }],
    }),
    delete: operation({
      method: 'DELETE',
      path: '/webhooks/{id}',
      summary: 'Delete a webhook',
      zapier: notOffered(plumbing),
      params: byId('webhook'),
      returns: none(),
    }),
    rotateSecret: operation({
      method: 'POST',
      path: '/webhooks/{id}/rotate-secret',
      summary: 'Rotate the secret of a webhook',
      zapier: notOffered(plumbing),
      description:
        'Answers the new secret, which is never shown again. Deliveries that were signed before keep their old signature when they are retried.',
      params: byId('webhook'),
      returns: one(webhookWithSecretSchema),
    }),
    test: operation({
      method: 'POST',
      path: '/webhooks/{id}/test',
      summary: 'Send a test delivery',
      zapier: notOffered(plumbing),
      description: 'The "Test" button of LGCD: sends a dummy payload, signed like any other.',
      provenance: 'published',
      params: byId('webhook'),
      body: z.object(
        inferred({
          event: text('Name of the event; the first one subscribed to by default').nullish().meta({
            description: 'Name of the event; the first one subscribed to by default',
            'x-event': true,
          }),
        }),
      ),
      returns: one(webhookDeliverySchema),
      status: 202,
      examples: [{ title: 'A confirmation', input: { event: 'booking.confirmed' } }],
    }),
  },
});

export const webhookDelivery = resource({
  label: 'Webhook Delivery',
  plural: 'Webhook Deliveries',
  description: 'What was sent to a webhook, attempt by attempt',
  model: 'WebhookDelivery',
  operations: {
    getAll: operation({
      method: 'GET',
      path: '/webhooks/{webhook_id}/deliveries',
      summary: 'List the deliveries of a webhook',
      zapier: notOffered(plumbing),
      provenance: 'published',
      params: ofWebhook,
      query: paged({
        status: choice(deliveryStatus, 'Only deliveries of this status').optional(),
        event: text('Only deliveries of this event').optional().meta({
          description: 'Only deliveries of this event',
          'x-event': true,
        }),
      }),
      returns: page(webhookDeliverySchema),
    }),
    get: operation({
      method: 'GET',
      path: '/webhooks/{webhook_id}/deliveries/{id}',
      summary: 'Get a delivery of a webhook',
      zapier: notOffered(plumbing),
      params: oneOfWebhook,
      returns: one(webhookDeliverySchema),
    }),
    replay: operation({
      method: 'POST',
      path: '/webhooks/{webhook_id}/deliveries/{id}/replay',
      summary: 'Replay a delivery of a webhook',
      zapier: notOffered(plumbing),
      description: 'Sends the same bytes again, with the same event id. Possible for 7 days after the event.',
      provenance: 'published',
      params: oneOfWebhook,
      returns: one(webhookDeliverySchema),
      status: 202,
    }),
  },
});
