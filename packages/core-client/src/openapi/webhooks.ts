import { type EventEntry, type EventName, envelopeSchema, events, resources } from '../contract/index.ts';
import type { Schemas } from './schema.ts';
import { schemaRef } from './shared.ts';
import type { OperationObject, PathItem } from './types.ts';

/** `booking.checked_in` to `BookingCheckedInEvent`. */
const componentName = (name: EventName) =>
  `${name
    .split(/[._]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}Event`;

const { webhook } = resources;

const delivery =
  'A POST to the URL of the webhook. Verify `X-Signature` over the raw body before anything else.';

function operationObject(
  { name, ability, description, provenance }: EventEntry,
  example: unknown,
): OperationObject {
  return {
    operationId: `event.${name}`,
    summary: description,
    description: delivery,
    tags: [webhook.plural],
    security: [],
    parameters: [
      {
        name: 'X-Signature',
        in: 'header',
        required: true,
        description: "HMAC-SHA256 of the raw body under the webhook's secret, lowercase hex",
        schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      },
    ],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaRef(componentName(name)), example } },
    },
    responses: {
      '2XX': { description: 'The delivery was taken' },
      '4XX': { description: 'The delivery was refused; it is not sent again' },
      '5XX': { description: 'The delivery failed; it is sent again, five attempts in all over 24 hours' },
    },
    'x-ability': ability,
    'x-provenance': provenance,
  };
}

/** The deliveries of all events; their envelopes become components. */
export function webhookItems(schemas: Schemas): Record<string, PathItem> {
  return Object.fromEntries(
    Object.values(events).map((entry) => {
      const { name, data, description } = entry;
      const example = {
        id: '7f2a8b1c-9d4e-4f5a-b2c1-3d6e8f901234',
        event: name,
        created_at: '2026-07-15T10:23:41+00:00',
        agency_id: 42,
        data: entry.example,
      };
      schemas.components[componentName(name)] = {
        ...schemas.output(envelopeSchema(name, data)),
        description,
      };
      return [name, { post: operationObject(entry, example) }];
    }),
  );
}
