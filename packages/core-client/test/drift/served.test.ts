import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare } from '../../src/drift/compare.ts';
import { report } from '../../src/drift/report.ts';
import { contract, drift, kinds } from './served.ts';

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
