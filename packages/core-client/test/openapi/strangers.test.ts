import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Ruleset, Spectral } from '@stoplight/spectral-core';
import { oas } from '@stoplight/spectral-rulesets';
import { openApi } from '../../src/openapi.ts';

const folder = mkdtempSync(join(tmpdir(), 'lgcd-openapi-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bin = join(__dirname, '../../../../node_modules/.bin');
const run = (command: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(join(bin, command), args, { encoding: 'utf8', cwd: folder });
  return { status, said: stdout + stderr };
};

async function complaints(document: object): Promise<string[]> {
  const spectral = new Spectral();
  spectral.setRuleset(new Ruleset({ extends: [[oas, 'recommended']] } as never));
  const found = await spectral.run(document as never);
  return found.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
}

describe("a stranger's tool", () => {
  it('of Spectral finds nothing to say, and finds what is wrong', async () => {
    const document = openApi();
    expect(await complaints(document)).toEqual([]);
    const broken = structuredClone(document);
    Object.assign(broken.paths['/bookings']?.get ?? {}, { security: [{ sanctum: ['bookings:read'] }] });
    expect((await complaints(broken)).join()).toContain('oas3-operation-security-defined');
  });

  it('of openapi-typescript makes types that compile and know the API', () => {
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(openApi()));
    const made = run('openapi-typescript', file, '-o', join(folder, 'api.ts'));
    expect(made).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, 'api.ts'), 'utf8')).toContain('"/bookings/{id}/cancel"');
    const used = (status: string) => {
      const text = `import type { components } from './api';\nexport const status: components['schemas']['Booking']['status'] = '${status}';\n`;
      writeFileSync(join(folder, 'use.ts'), text);
      return run('tsc', '--noEmit', '--strict', 'use.ts');
    };
    expect(used('confirmed')).toEqual({ status: 0, said: '' });
    expect(used('sold').said).toContain(`Type '"sold"' is not assignable`);
  });
});
