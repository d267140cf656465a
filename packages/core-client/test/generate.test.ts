import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { orphans } from '../scripts/orphans.ts';

const packages = mkdtempSync(join(tmpdir(), 'generated-'));
const at = (path: string) => join(packages, path);

beforeAll(() => {
  for (const path of [
    'nodes/nodes/Lgcd/__schema__/v1.0.0/booking/get.json',
    'nodes/nodes/Lgcd/__schema__/v1.0.0/bookingNote/getAll.json',
    'nodes/nodes/Lgcd/descriptions/bookingNote.generated.ts',
    'nodes/nodes/Lgcd/Lgcd.node.ts',
    'nodes/dist/nodes/Lgcd/__schema__/v1.0.0/old/get.json',
    'nodes/node_modules/other/src/generated/theirs.ts',
    'core/src/generated/catalog.ts',
    'core/src/client.ts',
  ]) {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), '');
  }
});

afterAll(() => rmSync(packages, { recursive: true }));

it('finds generated files that no generator makes any more, and nothing that is written by hand', () => {
  const made = new Set([
    at('nodes/nodes/Lgcd/__schema__/v1.0.0/booking/get.json'),
    at('core/src/generated/catalog.ts'),
  ]);
  expect(orphans(packages, made).sort()).toEqual([
    at('nodes/nodes/Lgcd/__schema__/v1.0.0/bookingNote/getAll.json'),
    at('nodes/nodes/Lgcd/descriptions/bookingNote.generated.ts'),
  ]);
});

it('finds nothing where all of them are made', () => {
  const made = new Set([
    at('nodes/nodes/Lgcd/__schema__/v1.0.0/booking/get.json'),
    at('nodes/nodes/Lgcd/__schema__/v1.0.0/bookingNote/getAll.json'),
    at('nodes/nodes/Lgcd/descriptions/bookingNote.generated.ts'),
    at('core/src/generated/catalog.ts'),
  ]);
  expect(orphans(packages, made)).toEqual([]);
});
