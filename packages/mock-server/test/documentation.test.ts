import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operationNames } from '@lgcd/core-client/contract';
import { parse } from 'yaml';
import { type MockServer, startMockServer } from '../src/index.ts';

let mock: MockServer;
const get = (path: string) => fetch(mock.url + path);

beforeAll(async () => {
  mock = await startMockServer({ seed: 'empty' });
});
afterAll(() => mock.close());

describe.each(['/v1', '/api/v1'])('the documentation below %s', (base) => {
  it('is an OpenAPI 3.1 document of every operation, for the server it came from', async () => {
    const document = (await (await get(`${base}/openapi.json`)).json()) as {
      paths: Record<string, object>;
    };
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: mock.url + base }] });
    const operations = Object.values(document.paths).flatMap((item) =>
      Object.keys(item).filter((key) => ['get', 'post', 'put', 'patch', 'delete'].includes(key)),
    );
    expect(operations).toHaveLength(operationNames.length);
  });

  it('names the server as whoever asks has reached it', async () => {
    const port = new URL(mock.url).port;
    const answer = await fetch(`http://localhost:${port}${base}/openapi.json`);
    expect(await answer.json()).toMatchObject({ servers: [{ url: `http://localhost:${port}${base}` }] });
  });

  it('is the same in YAML', async () => {
    const answer = await get(`${base}/openapi.yaml`);
    expect(answer.headers.get('content-type')).toBe('application/yaml');
    const text = await answer.text();
    expect(text).toMatch(/^openapi: 3\.1\.0\ninfo:\n {2}title: LGCD API\n/);
    expect(parse(text)).toEqual(await (await get(`${base}/openapi.json`)).json());
  });

  it('is a page that loads everything from this server', async () => {
    const answer = await get(`${base}/docs`);
    const html = await answer.text();
    const links = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] as string);
    const loaded = links.filter((link) => link.startsWith(`${base}/docs/`));
    expect(loaded).toHaveLength(4);
    // The rest is the way back.
    expect(links.filter((link) => !loaded.includes(link))).toEqual(['/cockpit']);
    for (const link of links) expect((await get(link)).status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

it('gives no file of the package but the three it needs', async () => {
  expect((await get('/v1/docs/package.json')).status).toBe(404);
  expect((await get('/v1/docs/..%2Fpackage.json')).status).toBe(404);
});

it('names the address that others know, where a proxy stands before it', async () => {
  const proxied = await startMockServer({ seed: 'empty', publicUrl: 'https://lgcd-mock' });
  try {
    const path = '/v1/openapi.json';
    const asked = request({ port: proxied.port, path, headers: { Host: 'lgcd-mock' } }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    expect(await json(answer)).toMatchObject({ servers: [{ url: 'https://lgcd-mock/v1' }] });
  } finally {
    await proxied.close();
  }
});
