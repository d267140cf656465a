import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare } from '../../src/drift/compare.ts';
import { report } from '../../src/drift/report.ts';
import type { Drift } from '../../src/drift/types.ts';
import { openApi } from '../../src/openapi.ts';

const contract = openApi();

// biome-ignore lint/suspicious/noExplicitAny: a served document is anything, and each test breaks another part of it.
type Anything = any;

/** What is found when one thing of the contract's own document is changed. */
function drift(change: (document: Anything) => void): Drift[] {
  const served = structuredClone(contract);
  change(served);
  return compare(contract, served);
}

const booking = (document: Anything) => document.components.schemas.Booking;
const create = (document: Anything) => document.paths['/bookings'].post;
const createBody = (document: Anything) => create(document).requestBody.content['application/json'].schema;
const kinds = (drifts: Drift[]) => [...new Set(drifts.map(({ kind }) => kind))];

describe('a served document that agrees', () => {
  it('is the contract itself', () => {
    expect(compare(contract, contract)).toEqual([]);
  });

  it.each<[string, (document: Anything) => void]>([
    [
      'has its version in the paths',
      (document) => {
        document.paths = Object.fromEntries(
          Object.entries(document.paths).map(([path, item]) => [`/api/v1${path}`, item]),
        );
      },
    ],
    [
      'names its path parameters otherwise',
      (document) => {
        document.paths['/bookings/{booking}'] = document.paths['/bookings/{id}'];
        delete document.paths['/bookings/{id}'];
      },
    ],
    [
      'states no abilities',
      (document) => {
        for (const item of Object.values<Anything>(document.paths)) {
          for (const operation of Object.values<Anything>(item)) {
            delete operation['x-abilities'];
            operation.security = [{ sanctum: [] }];
          }
        }
      },
    ],
    [
      'says nothing of its webhooks',
      (document) => {
        delete document.webhooks;
      },
    ],
    [
      'does not describe an answer',
      (document) => {
        delete document.paths['/bookings/{id}'].get.responses[200].content;
      },
    ],
    [
      'does not describe an object within an answer',
      (document) => {
        document.components.schemas.WebhookDelivery.properties.attempts.items = { type: 'object' };
      },
    ],
    [
      'writes nullable as OpenAPI 3.0 does',
      (document) => {
        booking(document).properties.notes = { type: 'string', nullable: true };
      },
    ],
    [
      'composes an object with allOf',
      (document) => {
        const { id, ...properties } = booking(document).properties;
        document.components.schemas.Booking = {
          allOf: [{ type: 'object', properties: { id } }, { properties }],
        };
      },
    ],
    [
      'takes more choices than the contract sends',
      (document) => {
        createBody(document).properties.status = { type: ['string', 'null'] };
      },
    ],
    [
      'promises never to answer null',
      (document) => {
        booking(document).properties.notes = { type: 'string' };
      },
    ],
  ])('even when it %s', (_, change) => {
    expect(drift(change)).toEqual([]);
  });
});

describe('a served document that differs', () => {
  it.each<[string, (document: Anything) => void, Partial<Drift>[]]>([
    [
      'lacks an operation',
      (document) => {
        delete document.paths['/reports/revenue'];
      },
      [
        {
          kind: 'missing_operation',
          subject: 'report.getRevenue',
          contract: 'GET /reports/revenue',
          provenance: 'published',
        },
      ],
    ],
    [
      'has an operation more',
      (document) => {
        document.paths['/bookings/{id}/confirm'] = { post: { responses: {} } };
      },
      [{ kind: 'extra_operation', subject: 'POST /bookings/{id}/confirm' }],
    ],
    [
      'has an operation under another method',
      (document) => {
        document.paths['/rates/{id}'].patch = document.paths['/rates/{id}'].put;
        delete document.paths['/rates/{id}'].put;
      },
      [{ kind: 'changed_method', subject: 'rate.update', contract: 'PUT', served: 'PATCH' }],
    ],
    [
      'asks for another ability, as a role',
      (document) => {
        delete create(document)['x-abilities'];
        create(document).security = [{ oauth: ['bookings:create'] }];
      },
      [
        {
          kind: 'changed_abilities',
          subject: 'booking.create',
          contract: 'bookings:write',
          served: 'bookings:create',
        },
      ],
    ],
    [
      'lacks a filter',
      (document) => {
        const list = document.paths['/bookings'].get;
        list.parameters = list.parameters.filter(
          ({ name }: { name: string }) => name !== 'external_reference',
        );
      },
      [
        {
          kind: 'missing_field',
          subject: 'booking.getAll',
          place: 'query',
          field: 'external_reference',
          provenance: 'inferred',
        },
      ],
    ],
    [
      'requires a filter',
      (document) => {
        document.paths['/bookings'].get.parameters[0].required = true;
      },
      [{ kind: 'changed_required', subject: 'booking.getAll', place: 'query', field: 'status' }],
    ],
    [
      'requires a field of the body that the contract leaves open',
      (document) => {
        createBody(document).required.push('guest_email');
      },
      [{ kind: 'changed_required', place: 'body', field: 'guest_email' }],
    ],
    [
      'takes a text where the contract sends a number',
      (document) => {
        createBody(document).properties.guests_count = { type: 'string' };
      },
      [{ kind: 'changed_type', place: 'body', field: 'guests_count', contract: 'integer', served: 'string' }],
    ],
    [
      'takes no null where the contract sends one',
      (document) => {
        createBody(document).properties.notes = { type: 'string' };
      },
      [
        {
          kind: 'changed_type',
          place: 'body',
          field: 'notes',
          contract: 'null as well',
          served: 'never null',
        },
      ],
    ],
    [
      'does not take a choice that the contract sends',
      (document) => {
        createBody(document).properties.status.anyOf[0].enum = ['confirmed'];
      },
      [{ kind: 'changed_choices', place: 'body', field: 'status', contract: 'also pending' }],
    ],
    [
      'has another event',
      (document) => {
        document.webhooks['booking.moved'] = document.webhooks['booking.updated'];
        delete document.webhooks['booking.updated'];
      },
      [
        { kind: 'missing_event', subject: 'booking.updated' },
        { kind: 'extra_event', subject: 'booking.moved' },
      ],
    ],
  ])('%s', (_, change, expected) => {
    expect(drift(change)).toEqual(expected.map((part) => expect.objectContaining(part)));
  });

  it.each<[string, (document: Anything) => void, Partial<Drift>]>([
    [
      'lacks a field of its answers',
      (document) => {
        delete booking(document).properties.guest_name;
      },
      { kind: 'missing_field', field: 'data.guest_name', provenance: 'published' },
    ],
    [
      'has a field more in its answers',
      (document) => {
        booking(document).properties.channel = { type: 'object', properties: { name: { type: 'string' } } };
      },
      { kind: 'extra_field', field: 'data.channel' },
    ],
    [
      'answers a number as text',
      (document) => {
        booking(document).properties.total_amount = { type: 'string' };
      },
      { kind: 'changed_type', field: 'data.total_amount', contract: 'number', served: 'string' },
    ],
    [
      'answers a time where the contract has a day',
      (document) => {
        booking(document).properties.check_in.format = 'date-time';
      },
      { kind: 'changed_type', field: 'data.check_in', contract: 'string date', served: 'string date-time' },
    ],
    [
      'may answer null where the contract does not expect it',
      (document) => {
        booking(document).properties.reference.type = ['string', 'null'];
      },
      { kind: 'changed_type', field: 'data.reference', contract: 'never null', served: 'null as well' },
    ],
    [
      'answers a choice that the contract does not know',
      (document) => {
        booking(document).properties.status.enum.push('waitlisted');
      },
      { kind: 'changed_choices', field: 'data.status', served: 'also waitlisted' },
    ],
  ])('%s', (_, change, expected) => {
    const found = drift(change);
    expect(kinds(found)).toEqual([expected.kind]);
    expect(found).toContainEqual(
      expect.objectContaining({ subject: 'booking.get', place: 'answer', ...expected }),
    );
    // The list carries the same object, a level deeper.
    expect(found).toContainEqual(
      expect.objectContaining({
        subject: 'booking.getAll',
        field: expected.field?.replace('data.', 'data[].'),
      }),
    );
  });
});

describe('whatever is served', () => {
  it.each([
    null,
    [],
    'text',
    {},
    { openapi: '2.0', paths: {} },
    { openapi: '3.1.0' },
    { swagger: '2.0', paths: {} },
  ])('%j is called no OpenAPI 3 document', (document) => {
    expect(() => compare(contract, document)).toThrow('no OpenAPI 3 document');
  });

  it('survives schemas that refer to themselves, and references that lead nowhere', () => {
    const found = drift((document) => {
      document.components.schemas.Booking = { $ref: '#/components/schemas/Booking' };
      document.components.schemas.Rate = { $ref: 'https://elsewhere.example/rate.json' };
      document.components.schemas.Owner = {
        type: 'object',
        properties: {
          ...document.components.schemas.Owner.properties,
          boss: { $ref: '#/components/schemas/Owner' },
        },
      };
    });
    expect(found).toContainEqual(expect.objectContaining({ kind: 'extra_field', field: 'data.boss' }));
    expect(kinds(found)).toEqual(['extra_field']);
  });

  it('does not make the comparison fail', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), fc.anything(), (item, schema) => {
        const document = {
          openapi: '3.0.0',
          paths: {
            '/me': { get: item },
            '/bookings': { post: { requestBody: { content: { 'application/json': { schema } } } } },
          },
        };
        expect(Array.isArray(compare(contract, document))).toBe(true);
      }),
    );
  });
});

describe('the report', () => {
  it('says that there is no difference', () => {
    expect(report([])).toBe('The served document and the contract agree.');
  });

  it('groups by operation and counts what is published', () => {
    const found = drift((document) => {
      delete document.paths['/reports/revenue'];
      document.paths['/rates/{id}'].patch = document.paths['/rates/{id}'].put;
      delete document.paths['/rates/{id}'].put;
    });
    expect(report(found)).toBe(
      [
        'rate.update\n  has another method: contract: PUT; served: PATCH [inferred]',
        'report.getRevenue\n  is not served (GET /reports/revenue) [published]',
        '2 differences in 2 places; 1 from what LGCD publishes, the others from what is inferred or from what the contract does not have.',
      ].join('\n\n'),
    );
  });
});
