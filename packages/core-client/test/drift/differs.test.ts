import { describe, expect, it } from '@jest/globals';
import type { Drift } from '../../src/drift/types.ts';
import { type Anything, booking, create, createBody, drift, kinds } from './served.ts';

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
