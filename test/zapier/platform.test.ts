import { beforeEach, describe, expect, it } from '@jest/globals';
import { RpcCache, storeKeyOf } from './platform.ts';

const karim = storeKeyOf({ user: 'karim', auth: 'riad' });
const salma = storeKeyOf({ user: 'salma', auth: 'villa' });

describe('the cache of the fake platform', () => {
  let now: number;
  let cache: RpcCache;
  beforeEach(() => {
    now = 1_000_000;
    cache = new RpcCache(() => now);
  });
  const call = (storeKey: string, method: string, ...params: unknown[]) =>
    cache.call({ id: '1', storeKey, method, params });

  it('writes only once with nx', () => {
    expect(call(karim, 'zcache_set', 'k', '1', 60, ['auth'], true)).toBe(true);
    expect(call(karim, 'zcache_set', 'k', '2', 60, ['auth'], true)).toBe(false);
    expect(call(karim, 'zcache_get', 'k', ['auth'])).toBe('1');
  });

  it('overwrites without nx', () => {
    call(karim, 'zcache_set', 'k', '1', 60, ['auth'], null);
    call(karim, 'zcache_set', 'k', '2', 60, ['auth'], null);
    expect(call(karim, 'zcache_get', 'k', ['auth'])).toBe('2');
  });

  it('forgets a value when its time to live, in seconds, has passed', () => {
    call(karim, 'zcache_set', 'k', '1', 60, null, true);
    now += 59_999;
    expect(call(karim, 'zcache_get', 'k')).toBe('1');
    now += 1;
    expect(call(karim, 'zcache_get', 'k')).toBeNull();
    expect(call(karim, 'zcache_set', 'k', '2', 60, null, true)).toBe(true);
  });

  it('keeps the values of two connections apart by scope', () => {
    call(karim, 'zcache_set', 'k', '1', 60, ['auth'], true);
    expect(call(salma, 'zcache_get', 'k', ['auth'])).toBeNull();
    expect(call(salma, 'zcache_set', 'k', '2', 60, ['auth'], true)).toBe(true);
  });

  it('shares a value among all connections without scope', () => {
    call(karim, 'zcache_set', 'k', '1', 60, null, true);
    expect(call(salma, 'zcache_get', 'k')).toBe('1');
  });

  it('says whether a deleted value was there', () => {
    call(karim, 'zcache_set', 'k', '1');
    expect(call(karim, 'zcache_delete', 'k')).toBe(true);
    expect(call(karim, 'zcache_delete', 'k')).toBe(false);
  });
});
