import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Ability,
  abilityNames,
  type Operation,
  type OperationName,
  operationNames,
  operations,
} from '@lgcd/core-client/contract';
import { createToken } from '../src/control/tokens.ts';
import { type Server, startServer } from '../src/http/server.ts';
import { addWebhook, paramsOf, pathOf } from './subjects.ts';

let server: Server;
let tokens: Record<Ability | 'none', string>;

beforeAll(async () => {
  server = await startServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 0 });
  addWebhook(server);
  const make = (abilities: Ability[]) => createToken(server.core, { agency_id: 42, abilities }).token;
  tokens = Object.fromEntries([
    ...abilityNames.map((ability) => [ability, make([ability])]),
    ['none', make([])],
  ]) as typeof tokens;
});
afterAll(() => server.close());

async function answer(name: OperationName, ability: Ability | 'none') {
  const { method } = operations[name];
  const reply = await fetch(server.url + pathOf(name, paramsOf(server, name)), {
    method,
    headers: {
      Accept: 'application/json',
      Authorization: `Bearer ${tokens[ability]}`,
      ...(method !== 'GET' && { 'Content-Type': 'application/json' }),
    },
    ...(method !== 'GET' && { body: '{}' }),
  });
  return { status: reply.status, text: await reply.text() };
}

const bearer = operationNames.filter((name) => operations[name].auth === 'bearer');
const guarded = bearer.filter((name) => operations[name].abilities.length > 0);
const open = bearer.filter((name) => operations[name].abilities.length === 0);
/** These show or steer what a webhook carries, so they need what a subscription to its events needs. */
const steering: OperationName[] = open.filter(
  (name) => name.startsWith('webhook') && !['webhook.getAll', 'webhook.get', 'webhook.create'].includes(name),
);

describe('The ability matrix', () => {
  // Refusals first: what passes may change or delete the object.
  it.each(guarded)('%s passes with its ability and no other', async (name) => {
    const { abilities } = operations[name] as Operation;
    const refused = [...abilityNames, 'none' as const].filter(
      (ability) => !abilities.includes(ability as Ability),
    );
    for (const ability of refused) {
      const { status, text } = await answer(name, ability);
      expect([ability, status, text]).toEqual([
        ability,
        403,
        '{\n    "message": "Invalid ability provided."\n}',
      ]);
    }
    for (const ability of abilities) {
      expect([401, 403, 404, 405, 500]).not.toContain((await answer(name, ability)).status);
    }
  });

  it.each(open.filter((name) => !steering.includes(name)))('%s passes with any token', async (name) => {
    for (const ability of [...abilityNames, 'none' as const]) {
      expect([401, 403, 404, 500]).not.toContain((await answer(name, ability)).status);
    }
  });

  it.each(steering.toSorted((a) => (a === 'webhook.delete' ? 1 : -1)))(
    '%s needs the ability of the events of the webhook',
    async (name) => {
      for (const ability of [...abilityNames, 'none' as const]) {
        if (ability === 'bookings:read') continue;
        expect([ability, (await answer(name, ability)).status]).toEqual([ability, 403]);
      }
      expect([200, 202, 204]).toContain((await answer(name, 'bookings:read')).status);
    },
  );
});
