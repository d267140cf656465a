import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { events, operations } from '@lgcd/core-client/contract';
import type { GeneratedFile } from '../../../core-client/scripts/generate.ts';
import { code, fillParts, table } from '../../../core-client/scripts/markdown.ts';
import { usage } from '../../src/command-line.ts';
import { retryLadder } from '../../src/engine/delivery-schedule.ts';
import { actions } from '../../src/resources/index.ts';
import { seedAgencies } from '../../src/seed/agencies.ts';
import { demoTokens } from '../../src/seed/demo-tokens.ts';
import { membersOf } from '../members.ts';

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const tokens = () =>
  table(
    ['token', 'agency', 'plan', 'abilities'],
    demoTokens.map(({ token, agencyId, abilities }) => [
      code(token),
      String(agencyId),
      seedAgencies.find(({ id }) => id === agencyId)?.plan ?? '',
      abilities.length > 1 ? `all ${abilities.length}` : abilities.map(code).join(', '),
    ]),
  );

const methods = () =>
  table(
    ['`mock.…`', 'what it is for'],
    membersOf(here('src/index.ts'), 'MockServer').map(({ name, text }) => [code(name), text]),
  );

const options = (path: string, name: string) =>
  table(
    ['option', 'type', 'what it means'],
    membersOf(here(path), name).map(({ name, type, text }) => [code(name), code(type), text]),
  );

const duration = (seconds: number): string => {
  if (seconds === 0) return 'at once';
  return seconds < 3600 ? `${seconds / 60} minutes` : `${seconds / 3600} hours`;
};

const ladder = () =>
  table(
    ['attempt', ...retryLadder.map((_, index) => String(index + 1))],
    [['after the event', ...retryLadder.map(duration)]],
  );

const actionRows = () =>
  table(
    ['action', 'what it does', 'takes'],
    Object.entries(actions).map(([name, { summary, body }]) => [
      code(name),
      summary,
      Object.keys(body.shape).map(code).join(', '),
    ]),
  );

const operationRows = () =>
  table(
    ['route', 'ability', 'what it does', 'source'],
    Object.values(operations).map(({ method, path, abilities, auth, summary, provenance }) => [
      code(`${method} ${path}`),
      auth === 'signed' ? 'signed link' : abilities.map(code).join(' or ') || 'any token',
      summary,
      provenance,
    ]),
  );

const eventRows = () =>
  table(
    ['event', 'when', 'in `data`', 'ability to subscribe'],
    Object.values(events).map(({ name, description, data, ability }) => [
      code(name),
      description,
      Object.keys(data.shape).map(code).join(', '),
      code(ability),
    ]),
  );

/** The parts of README.md that stand somewhere else already. */
export default function generate(): GeneratedFile[] {
  const path = here('README.md');
  const parts = {
    tokens: tokens(),
    'command line': `\`\`\`text\n${usage}\`\`\``,
    methods: methods(),
    options: options('src/http/server.ts', 'ServerOptions'),
    expectation: options('src/control/testing/expect-delivery.ts', 'Expectation'),
    faults: options('src/engine/faults.ts', 'FaultInput'),
    ladder: ladder(),
    actions: actionRows(),
    operations: operationRows(),
    events: eventRows(),
  };
  return [{ path, text: fillParts(readFileSync(path, 'utf8'), parts) }];
}
