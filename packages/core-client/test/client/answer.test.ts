import { describe, expect, it } from '@jest/globals';
import { jsonOf, returnedBy } from '../../src/client/answer.ts';
import { operations } from '../../src/generated/operations.ts';
import type { OperationName } from '../../src/index.ts';
import { pageOf } from './clock.ts';

const read = (operation: OperationName, body: unknown, headers: Record<string, string> = {}, status = 200) =>
  returnedBy(operation, operations[operation], { status, headers, body });
const sentence = (...given: Parameters<typeof read>): string => {
  try {
    read(...given);
  } catch (error) {
    expect(error).toMatchObject({
      name: 'UnexpectedAnswerError',
      operation: given[0],
      status: given[3] ?? 200,
    });
    return (error as Error).message;
  }
  throw new Error('It was read.');
};

describe('the JSON of an answer', () => {
  it.each<[unknown, unknown]>([
    ['{"a":1}', { a: 1 }],
    [{ a: 1 }, { a: 1 }],
    ['[1]', undefined],
    [[1], undefined],
    ['null', undefined],
    [null, undefined],
    ['"text"', undefined],
    ['{"a":', undefined],
    ['', undefined],
    [7, undefined],
  ])('of %j is %j', (body, json) => {
    expect(jsonOf({ status: 200, headers: {}, body })).toEqual(json);
  });
});

describe('an answer of the shape that the contract names', () => {
  const page = pageOf([{ id: 1 }]);

  it.each<[string, OperationName, unknown, unknown]>([
    ['an object comes out of its data', 'booking.get', { data: { id: 7 } }, { id: 7 }],
    ['a page comes whole', 'booking.getAll', page, page],
    ['a document comes whole', 'report.getRevenue', { from: 'x', data: {} }, { from: 'x', data: {} }],
    ['a text comes as it stands', 'property.exportCalendar', 'BEGIN:VCALENDAR', 'BEGIN:VCALENDAR'],
    ['an empty text is a text', 'property.exportCalendar', '', ''],
    ['nothing is made of anything', 'rate.delete', '<html>', undefined],
  ])('%s', (_, operation, body, expected) => {
    expect(read(operation, body)).toEqual(expected);
    if (typeof body === 'object') expect(read(operation, JSON.stringify(body))).toEqual(expected);
  });
});

describe('an answer of another shape says what it is and what was expected', () => {
  const html = { 'Content-Type': 'text/HTML; charset=utf-8' };

  it.each<[string, OperationName, unknown, Record<string, string>, string]>([
    ['a web page by its type', 'booking.get', 'hello', html, 'a web page where a JSON object'],
    [
      'a web page by its beginning',
      'booking.get',
      ' \n<!doctype html>',
      {},
      'a web page where a JSON object',
    ],
    ['an object that speaks of a tag', 'booking.get', '[1] <b>', {}, 'something else where a JSON object'],
    ['a list that reads like a tag', 'booking.get', ['<html>'], {}, 'something else where a JSON object'],
    ['a number of a host', 'booking.get', 7, {}, 'something else where a JSON object'],
    ['an empty text', 'booking.get', '', {}, 'nothing where a JSON object'],
    ['no body', 'booking.get', undefined, {}, 'nothing where a JSON object'],
    ['null', 'booking.get', null, {}, 'nothing where a JSON object'],
    ['data that is a list', 'booking.get', { data: [] }, {}, 'something else where an object in "data"'],
    ['a web page for a calendar', 'property.exportCalendar', '<html>', {}, 'a web page where text'],
    ['an object for a calendar', 'property.exportCalendar', {}, {}, 'something else where text'],
  ])('%s', (_, operation, body, headers, expected) => {
    expect(sentence(operation, body, headers)).toContain(`${operation} was answered 200 with ${expected}`);
  });

  it.each(['data', 'links', 'meta'])('a page without its %s', (name) => {
    const { [name]: _, ...rest } = pageOf([]) as Record<string, unknown>;
    expect(sentence('booking.getAll', rest)).toContain('a page with "data", "links" and "meta"');
    expect(sentence('booking.getAll', { ...rest, [name]: 'x' })).toContain('a page with');
  });

  it.each([
    [299, 'nothing'],
    [300, 'a redirect to /login'],
    [399, 'a redirect to /login'],
    [400, 'nothing'],
  ])('%i with a Location is %s', (status, what) => {
    expect(sentence('booking.get', '', { Location: '/login?token=x' }, status)).toContain(
      `was answered ${status} with ${what} where`,
    );
  });

  it('says what to check', () => {
    expect(sentence('booking.get', '')).toMatch(
      /Check that the base URL is that of the API, as in https:\/\/api\.lgcd\.ma\/v1, and that no proxy answers in its place\.$/,
    );
  });
});
