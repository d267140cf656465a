import { describe, expect, it } from '@jest/globals';
import { headerOf } from '../../src/webhook.ts';

describe('a header', () => {
  it('is found whatever its case', () => {
    expect(headerOf({ 'x-signature': 'a' }, 'X-Signature')).toBe('a');
    expect(headerOf({ 'X-SIGNATURE': 'a' }, 'x-signature')).toBe('a');
  });

  it('is not that of another name, as long or not', () => {
    expect(
      headerOf({ 'X-Signaturf': 'a', 'X-Signature-2': 'b', 'X-Sign': 'c' }, 'X-Signature'),
    ).toBeUndefined();
  });

  it("is also found by Zapier's name for it, and the plain name comes first", () => {
    expect(headerOf({ 'Http-X-Signature': 'a' }, 'X-Signature')).toBe('a');
    expect(headerOf({ 'Http-X-Signature': 'a', 'X-Signature': 'b' }, 'X-Signature')).toBe('b');
    expect(headerOf(new Headers({ 'Http-X-Signature': 'a' }), 'X-Signature')).toBe('a');
    expect(headerOf(new Headers({ 'Http-X-Signature': 'a', 'X-Signature': 'b' }), 'X-Signature')).toBe('b');
    expect(headerOf(new Headers(), 'X-Signature')).toBeUndefined();
  });

  it('that stands there several times is one text, so that no value hides behind another', () => {
    expect(headerOf({ 'X-Signature': ['a', 'b'] }, 'X-Signature')).toBe('a, b');
    expect(headerOf({ 'X-Signature': 'a', 'x-signature': 'b' }, 'X-Signature')).toBe('a, b');
    expect(headerOf({ 'X-Signature': 'a', 'x-signature': undefined }, 'X-Signature')).toBe('a');
  });

  it('may be a number, and is nothing else that is no text', () => {
    expect(headerOf({ 'Content-Length': 12 }, 'content-length')).toBe('12');
    expect(headerOf({ 'Content-Length': ['1', 2, null, {}] }, 'content-length')).toBe('1, 2');
    for (const value of [null, undefined, true, {}, [], [null], [{}]])
      expect(headerOf({ 'X-Signature': value }, 'X-Signature')).toBeUndefined();
  });
});
