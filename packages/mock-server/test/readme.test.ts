import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mockRoutes } from '../src/control/index.ts';
import { type Server, startServer } from '../src/http/server.ts';

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

let server: Server;
beforeAll(async () => {
  server = await startServer({ seed: 'empty' });
});
afterAll(() => server.close());

describe('the README', () => {
  it('lists every route of the own surface, and none that is not there', () => {
    const listed = [...readme.matchAll(/`(GET|POST|PUT|PATCH|DELETE) \/_mock(\/\S+)`/g)];
    const routes = mockRoutes(server.core, 'demo')
      .routes.filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace(/\{.*\}$/, '')}`);
    expect(routes.length).toBeGreaterThan(20);
    expect([...new Set(listed.map(([, method, path]) => `${method} ${path}`))].sort()).toEqual(
      [...new Set(routes)].sort(),
    );
  });

  it('links to headings that it has', () => {
    const slug = (heading: string) =>
      heading
        .toLowerCase()
        .replaceAll(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-');
    const headings = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slug(heading as string));
    const links = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link as string);
    expect(links.length).toBeGreaterThan(15);
    expect(links.filter((link) => !headings.includes(link))).toEqual([]);
  });
});
