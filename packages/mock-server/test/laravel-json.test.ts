import { describe, expect, it } from '@jest/globals';
import { phpJson as phpJsonOfCore } from '@lgcd/core-client/webhook';
import fc from 'fast-check';
import { phpJson, phpPrettyMessage } from '../src/http/laravel/json.ts';

describe('JSON as PHP writes it', () => {
  it.each([
    ['https://a/b', '"https:\\/\\/a\\/b"'],
    ['é', '"\\u00e9"'],
    ['😀', '"\\ud83d\\ude00"'],
    ['<>&\'"', '"<>&\'\\""'],
    ['\n\t\u0001\u007f', '"\\n\\t\\u0001\u007f"'],
    [100.0, '100'],
    [766.13, '766.13'],
    [-0, '-0'],
    [1e25, '1.0e+25'],
    [1.5e-7, '1.5e-7'],
    [{}, '[]'],
    [{ a: undefined, b: null }, '{"b":null}'],
    [[[], {}, true], '[[],[],true]'],
  ])('writes %j as %s', (value, written) => {
    expect(phpJson(value)).toBe(written);
  });

  it('says what JSON says, whatever the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const noMaps = JSON.parse(JSON.stringify(value), (_, member) =>
          typeof member === 'object' && member !== null && Object.keys(member).length === 0 ? [] : member,
        );
        // PHP keeps the sign of zero, JavaScript's JSON does not.
        const read = JSON.parse(phpJson(value), (_, member) => (member === 0 ? 0 : member));
        expect(read).toEqual(noMaps);
      }),
    );
  });

  it('writes the same bytes as the core, which signs them', () => {
    const filled = fc.dictionary(
      fc.string({ minLength: 1 }),
      fc.oneof(fc.string({ unit: 'binary' }), fc.integer()),
      {
        minKeys: 1,
      },
    );
    fc.assert(
      fc.property(filled, (value) => {
        expect(phpJson(value)).toBe(phpJsonOfCore(value));
      }),
    );
  });

  it('leaves the slashes of an exception as they are', () => {
    expect(phpPrettyMessage('a/b é App\\Models')).toBe('{\n    "message": "a/b \\u00e9 App\\\\Models"\n}');
  });
});
