import { describe, expect, it } from '@jest/globals';
import { createClient, InputError, normaliseBaseUrl, type Platform, readHttpHosts } from '../../src/index.ts';
import { unreachable } from '../../src/n8n/reachable.ts';

const platform = {} as Platform;
const baseUrlOf = (baseUrl: string, allowHttpHosts?: string | string[]) =>
  createClient(platform, { baseUrl, allowHttpHosts }).baseUrl;

describe('A base URL over plain http', () => {
  it('is refused for another host, with the reason and the way out', () => {
    expect(() => baseUrlOf('http://lgcd:4010/v1')).toThrow(InputError);
    expect(() => baseUrlOf('http://lgcd:4010/v1')).toThrow(
      /secret of the credential in the clear.*Allow HTTP Hosts \(allowHttpHosts\)/,
    );
  });

  it('tells of no way out where there is none', () => {
    expect(() => normaliseBaseUrl('http://lgcd:4010/v1')).toThrow(
      /http is for this machine only\. An example/,
    );
  });

  it('is taken for a host that was named, also without its scheme', () => {
    expect(baseUrlOf('http://lgcd:4010/v1', ['lgcd'])).toBe('http://lgcd:4010/v1');
    expect(baseUrlOf('lgcd:4010', 'n8n, LGCD')).toBe('http://lgcd:4010/v1');
    expect(baseUrlOf('https://lgcd:4010/v1', 'lgcd')).toBe('https://lgcd:4010/v1');
  });

  it.each([
    'http://lgcd.example/v1',
    'http://xlgcd/v1',
    'http://192.168.0.10/v1',
    'http://example.com/v1',
    'http://lgcd@evil.example/v1',
  ])('stays refused for %s, which was not named', (url) => {
    expect(() => baseUrlOf(url, 'lgcd')).toThrow(InputError);
  });
});

describe('A list of hosts that http is allowed to', () => {
  it('is read from a text or a list, each name once', () => {
    expect(readHttpHosts(' n8n ,receiver,,N8N')).toEqual(['n8n', 'receiver']);
    expect(readHttpHosts(['a.svc.cluster.local', '10.0.0.5'])).toEqual(['a.svc.cluster.local', '10.0.0.5']);
    expect(readHttpHosts(undefined)).toEqual([]);
  });

  it.each(['*', '*.local', 'http://n8n', 'n8n:5678', 'n8n/x', 'a b', 'me@n8n', '0x7f.1'])(
    'does not take %s, which is not exactly a host name',
    (given) => {
      expect(() => readHttpHosts(given)).toThrow(/is not a host that plain http can be allowed to/);
    },
  );
});

describe('A webhook of this network', () => {
  it('is reached by an API that was allowed over http, and not by LGCD', () => {
    expect(unreachable('http://n8n:5678/webhook/x', 'http://lgcd.test:4010/v1')).toBeUndefined();
    expect(unreachable('http://n8n:5678/webhook/x', 'https://api.lgcd.ma/v1')).toContain("can't reach");
  });
});
