import { describe, expect, it } from '@jest/globals';
import { compare } from '../../src/drift/compare.ts';
import { type Anything, booking, contract, createBody, drift } from './served.ts';

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
