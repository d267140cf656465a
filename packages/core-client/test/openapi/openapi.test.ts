import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { exampleOf } from '../../src/contract/define.ts';
import {
  abilityNames,
  eventNames,
  events,
  type Operation,
  operationNames,
  operations,
} from '../../src/contract/index.ts';
import type { OperationObject, PathItem, Schema } from '../../src/openapi/types.ts';
import { type OpenApiDocument, openApi } from '../../src/openapi.ts';

const document = openApi();
const operationObjects = Object.values(document.paths).flatMap((item) => Object.values(item));
const objectOf = (name: string) =>
  operationObjects.find(({ operationId }) => operationId === name) as OperationObject;

function lint(...documents: OpenApiDocument[]): string[][] {
  const { stdout, stderr } = spawnSync(process.execPath, [join(__dirname, 'lint.mjs')], {
    input: JSON.stringify(documents),
    encoding: 'utf8',
    maxBuffer: 64e6,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const broken = (breakIt: (document: OpenApiDocument) => void): OpenApiDocument => {
  const copy = structuredClone(document);
  breakIt(copy);
  return copy;
};

/** Every schema of the document, with the way to it. */
function* schemasIn(value: unknown, way = ''): Generator<[string, Schema]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'example' || key === 'examples') continue;
    if (key === 'schema') yield [`${way}.${key}`, inner as Schema];
    yield* schemasIn(inner, `${way}.${key}`);
  }
}

describe('the OpenAPI document', () => {
  it('is clean under the strictest rules of its linter, which would find a fault', () => {
    const [clean, wrongExample, wrongPath, wrongReference] = lint(
      document,
      broken(({ paths }) => {
        const media = paths['/bookings/{id}']?.get?.responses[200]?.content?.['application/json'];
        Object.assign(media ?? {}, { example: { data: { id: 'nine' } } });
      }),
      broken(({ paths }) => {
        delete paths['/bookings/{id}']?.get?.parameters;
      }),
      broken(({ components }) => {
        delete components.schemas.Booking;
      }),
    );
    expect(clean).toEqual([]);
    expect(wrongExample?.join()).toContain('no-invalid-media-type-examples');
    expect(wrongPath?.join()).toContain('path-parameters-defined');
    expect(wrongReference?.join()).toContain('no-unresolved-refs');
  });

  it('has every operation of the contract, once, at its method and path', () => {
    expect(operationObjects.map(({ operationId }) => operationId).sort()).toEqual([...operationNames].sort());
    for (const name of operationNames) {
      const { method, path } = operations[name] as Operation;
      expect(document.paths[path]?.[method.toLowerCase() as keyof PathItem]?.operationId).toBe(name);
    }
  });

  it('has every event as a webhook, with its envelope and an example of it', () => {
    expect(Object.keys(document.webhooks)).toEqual(eventNames);
    for (const name of eventNames) {
      const media = document.webhooks[name]?.post?.requestBody?.content['application/json'];
      const component = document.components.schemas[String(media?.schema.$ref).split('/').pop() as string];
      expect(component?.required).toEqual(['id', 'event', 'created_at', 'agency_id', 'data']);
      expect(component?.properties?.event?.const).toBe(name);
      expect(media?.example).toMatchObject({ event: name, data: events[name].example });
    }
  });

  it('asks for a token without roles, and states the abilities of each operation beside it', () => {
    for (const name of operationNames) {
      const { abilities, auth } = operations[name] as Operation;
      expect(objectOf(name)['x-abilities']).toEqual(abilities);
      expect(objectOf(name).security).toEqual(auth === 'bearer' ? [{ sanctum: [] }] : []);
    }
    const all = new Set(operationNames.flatMap((name) => (operations[name] as Operation).abilities));
    expect([...all].sort()).toEqual([...abilityNames].sort());
  });

  it('has no tag without an operation, and no operation without a tag', () => {
    const tags = document.tags.map(({ name }) => name);
    const used = operationObjects.flatMap((operation) => operation.tags);
    expect([...new Set(used)].sort()).toEqual([...tags].sort());
    const told = Object.values(document.webhooks).flatMap((item) => Object.values(item));
    expect([...new Set(told.flatMap((operation) => operation.tags))]).toEqual(['Webhooks']);
  });

  it('names no format that JSON Schema does not know', () => {
    const formats = JSON.stringify(document).matchAll(/"format":"([^"]+)"/g);
    expect([...new Set([...formats].map(([, format]) => format))].sort()).toEqual([
      'date',
      'date-time',
      'email',
      'uri',
      'uuid',
    ]);
  });

  it('says of every parameter that leads to an object, or is a day or a time, what it may be', () => {
    for (const { operationId, parameters = [] } of operationObjects) {
      for (const { name, in: place, required, schema, example } of parameters) {
        const needed =
          place === 'path' || 'x-resource' in schema || ['date', 'date-time'].includes(String(schema.format));
        // A signature is known to the server alone.
        if ((needed || required) && name !== 'token') {
          expect([operationId, name, example]).toEqual([operationId, name, expect.anything()]);
        }
      }
    }
  });

  it('takes the values that a server knows better', () => {
    const { paths } = openApi({ known: (name) => (name === 'booking.get' ? { id: 7 } : {}) });
    const exampleOfId = (path: string) => paths[path]?.get?.parameters?.[0]?.example;
    expect([exampleOfId('/bookings/{id}'), exampleOfId('/owners/{id}')]).toEqual([7, 1]);
  });

  it('names the path of a deletion behind those that need what it deletes', () => {
    const paths = Object.keys(document.paths);
    const before = (path: string, later: string) => paths.indexOf(path) < paths.indexOf(later);
    expect(before('/webhooks/{id}/test', '/webhooks/{id}')).toBe(true);
    const sources = '/properties/{property_id}/ical-sources/{id}';
    expect(before(`${sources}/sync`, sources)).toBe(true);
  });

  it('marks every operation and event as published or inferred', () => {
    const items = [...Object.values(document.paths), ...Object.values(document.webhooks)];
    for (const operation of items.flatMap((item) => Object.values(item))) {
      expect(['published', 'inferred']).toContain(operation['x-provenance']);
    }
    expect(objectOf('report.getRevenue')['x-provenance']).toBe('published');
    expect(document.components.schemas.Booking?.properties?.guest_name?.['x-provenance']).toBe('published');
    expect(document.components.schemas.Booking?.properties?.notes?.['x-provenance']).toBe('inferred');
  });

  it('names the errors that each operation can answer', () => {
    const errors = (name: string) =>
      Object.keys(objectOf(name).responses).filter((status) => Number(status) >= 400);
    expect(errors('booking.create')).toEqual(['401', '403', '422', '429']);
    expect(errors('booking.get')).toEqual(['401', '403', '404', '429']);
    expect(errors('property.exportCalendar')).toEqual(['403', '404']);
  });

  it('documents the rate-limit headers on every answer to a token', () => {
    for (const { security, responses } of operationObjects) {
      const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
      if (security.length > 0) expect(Object.keys(success?.headers ?? {})).toContain('X-RateLimit-Remaining');
    }
    expect(Object.keys(document.components.responses.TooManyRequests?.headers ?? {})).toContain(
      'Retry-After',
    );
  });

  it('writes lists in a query as Laravel reads them', () => {
    const names = objectOf('calendar.get').parameters?.map(({ name }) => name);
    expect(names).toEqual(['from', 'to', 'property_ids[]']);
  });

  it('shows an example with every object that has one in the contract', () => {
    expect(exampleOf('Booking')).toMatchObject({ id: 9876, guest_name: 'Karim B.' });
    expect(document.components.schemas.Booking?.examples).toEqual([exampleOf('Booking')]);
    const json = objectOf('booking.create').requestBody?.content['application/json'];
    expect(json?.examples?.['three-nights']?.value).toEqual(operations['booking.create'].examples[0]?.input);
  });

  it('carries nothing that only zod understands', () => {
    const text = JSON.stringify(document);
    for (const leftover of [
      '$defs',
      '"$schema"',
      String(Number.MAX_SAFE_INTEGER),
      '"additionalProperties":false',
    ]) {
      expect(text).not.toContain(leftover);
    }
    expect([...schemasIn(document)].length).toBeGreaterThan(200);
  });

  it('names the servers it is given, and LGCD by itself', () => {
    const servers = [{ url: 'http://127.0.0.1:4010/v1', description: 'Mock' }];
    expect(openApi({ servers }).servers).toEqual(servers);
    expect(document.servers[0]?.url).toBe('https://api.lgcd.ma/v1');
  });
});
