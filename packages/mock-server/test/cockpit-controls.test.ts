import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { abilityNames } from '@lgcd/core-client/contract';
import { abilityGroups, tokenPresets } from '../src/cockpit/presets.ts';
import { type Cockpit, codeOf, linksOf, startCockpit, textOf } from './cockpit.ts';

let cockpit: Cockpit;
beforeEach(async () => {
  cockpit = await startCockpit();
});
afterEach(() => cockpit.close());

const api = (path: string, token: string) =>
  fetch(`${cockpit.url}/v1${path}`, {
    headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
  });
const demo = '1|demoAgency42AllAbilities0000000000000000';
const now = () => new Date(cockpit.core.clock.now()).toISOString();

describe('tokens', () => {
  it('are made with the abilities that were chosen, and shown once', async () => {
    const answer = await cockpit.post('/tokens/new', {
      name: 'Mine',
      abilities: ['bookings:read'],
      expires: '2026-07-15T11:00',
    });
    expect(answer.status).toBe(201);
    const token = codeOf(answer.html, 'token');
    expect((await api('/bookings', token)).status).toBe(200);
    expect((await api('/rates', token)).status).toBe(403);
    const list = await cockpit.get('/tokens');
    expect(list.html).not.toContain(token.split('|')[1]);
    expect(textOf(list.html)).toContain('Mine');
    await cockpit.post('/clock', { advance: '3600' });
    expect((await api('/bookings', token)).status).toBe(401);
    expect(textOf((await cockpit.get('/tokens')).html)).toContain('Expired');
  });

  it('without any ability are made when nothing is ticked', async () => {
    const token = codeOf((await cockpit.post('/tokens/new', { name: 'Nothing' })).html, 'token');
    expect((await api('/me', token)).status).toBe(200);
    expect((await api('/bookings', token)).status).toBe(403);
  });

  it('are revoked with effect at once, one of another agency is not', async () => {
    await cockpit.post('/tokens/1/revoke');
    expect((await api('/me', demo)).status).toBe(401);
    expect((await cockpit.post('/tokens/4/revoke')).status).toBe(404);
    expect((await api('/me', '4|demoAgency43AllAbilities0000000000000000')).status).toBe(200);
  });

  it('show when they were used and how much of the minute is left', async () => {
    await api('/bookings', demo);
    await api('/bookings', demo);
    const { html } = await cockpit.get('/tokens');
    expect(textOf(html)).toMatch(/Demo: everything 1\|… all 21 15 Jul 2026, 10:00:00 Never 2 of 60/);
    await cockpit.post('/server/rate-limit', { per_minute: '0' });
    expect(textOf((await cockpit.get('/tokens')).html)).toContain('No limit');
  });

  it('explain all 21 abilities in groups, and start from presets', async () => {
    expect(abilityGroups.flatMap(({ abilities }) => abilities).toSorted()).toEqual(abilityNames.toSorted());
    for (const { key, name, abilities } of tokenPresets) {
      const { html } = await cockpit.get(`/tokens/new?preset=${key}`);
      const ticked = [...html.matchAll(/name="abilities" value="([^"]+)" checked/g)].map(
        ([, ability]) => ability ?? '',
      );
      expect(ticked.toSorted()).toEqual([...abilities].toSorted());
      expect(html).toContain(`value="${name}"`);
    }
    expect(tokenPresets.find(({ key }) => key === 'metabase')?.abilities).toEqual(['reports:read']);
  });

  it('show which abilities they used, and lead to the smallest that would do', async () => {
    await api('/bookings', demo);
    await api('/rates', demo);
    const { html } = await cockpit.get('/tokens/1');
    expect(textOf(html)).toContain('21 abilities, 2 used');
    expect(textOf(html)).toContain('bookings:read Read bookings Used booking.getAll');
    const href = linksOf(html).find((link) => link.includes('ability=')) ?? '';
    const form = (await cockpit.get(href)).html;
    expect([...form.matchAll(/value="([a-z_:]+)" checked/g)].map(([, ability]) => ability)).toEqual([
      'bookings:read',
      'rates:read',
    ]);
    expect((await cockpit.get('/tokens/4')).status).toBe(404);
  });

  it('are refused with the reason when the time is none', async () => {
    const answer = await cockpit.post('/tokens/new', { name: 'x', expires: 'tomorrow' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('role="alert"');
  });
});

describe('the clock', () => {
  it('is advanced, set, let run and stopped', async () => {
    await cockpit.post('/clock', { advance: '60' });
    expect(now()).toBe('2026-07-15T10:01:00.000Z');
    await cockpit.post('/clock', { set: '2026-08-01T09:30' });
    expect(now()).toBe('2026-08-01T09:30:00.000Z');
    expect(cockpit.core.clock.mode).toBe('fixed');
    await cockpit.post('/clock', { run: 'real' });
    expect(cockpit.core.clock.mode).toBe('real');
    expect((await cockpit.get('')).html).toContain('data-clock="real"');
  });

  it('turns the month by one button: statements are ready, the agency is told', async () => {
    const { html } = await cockpit.get('');
    const seconds =
      /name="advance" value="(\d+)"><button class="button small" title="Statements/.exec(html)?.[1] ?? '';
    await cockpit.post('/clock', { advance: seconds });
    await cockpit.core.timeline.settled();
    expect(now()).toBe('2026-08-01T00:00:00.000Z');
    expect(textOf((await cockpit.get('/statements')).html)).toContain('Jul 2026');
    expect(textOf((await cockpit.get('/events/log')).html)).toContain('owner.statement_ready');
  });

  it.each([{ advance: '-5' }, { advance: 'x' }, { set: 'soon' }, {}, { advance: '1e30' }])(
    'refuses %j and stays',
    async (values) => {
      const answer = await cockpit.post('/clock', values as Record<string, string>);
      expect(answer.status).toBe(422);
      expect(now()).toBe('2026-07-15T10:00:00.000Z');
    },
  );
});

describe('faults', () => {
  it('hit the next requests that match, in the words of LGCD, and are used up', async () => {
    await cockpit.post('/faults', {
      status: '503',
      times: '2',
      path: '/v1/bookings*',
      method: 'GET',
      token_id: '1',
    });
    expect(textOf((await cockpit.get('/faults')).html)).toMatch(
      /answers 503 GET \/v1\/bookings\* Demo: everything 2/,
    );
    expect((await api('/rates', demo)).status).toBe(200);
    expect((await api('/bookings', demo)).status).toBe(503);
    expect((await api('/bookings', demo)).status).toBe(503);
    expect((await api('/bookings', demo)).status).toBe(200);
    expect(textOf((await cockpit.get('/faults')).html)).toContain('Everything works.');
  });

  it('are switched off one by one and all at once', async () => {
    for (const status of ['500', '502', '504']) await cockpit.post('/faults', { status });
    await cockpit.post('/faults/2/remove');
    expect(cockpit.core.faults.list().map(({ status }) => status)).toEqual([500, 504]);
    await cockpit.post('/faults/clear');
    expect(cockpit.core.faults.list()).toEqual([]);
  });

  it('by one click do what the button says', async () => {
    const { html } = await cockpit.get('/faults');
    expect(textOf(html)).toContain('Next POST changes, then cuts the line');
    await cockpit.post('/faults', { method: 'POST', drop: 'after', times: '1' });
    const lost = fetch(`${cockpit.url}/v1/reviews`, {
      method: 'POST',
      body: JSON.stringify({ property_id: 1, rating: 5, author: 'Lost' }),
      headers: { Authorization: `Bearer ${demo}`, 'Content-Type': 'application/json' },
    });
    await expect(lost).rejects.toThrow();
    expect(cockpit.core.domain(42).store.count('reviews', [["author = 'Lost'"]])).toBe(1);
    expect(textOf((await cockpit.get('/requests')).html)).toContain(
      'POST /v1/reviews The connection was dropped (fault). No answer fault',
    );
  });

  it.each([{}, { status: '200' }, { delay_ms: '-1', status: '500' }])(
    'that say nothing sensible are refused: %j',
    async (values) => {
      const answer = await cockpit.post('/faults', values as Record<string, string>);
      expect(answer.status).toBe(422);
      expect(answer.html).toContain('role="alert"');
      expect(cockpit.core.faults.list()).toEqual([]);
    },
  );
});

describe('the journal', () => {
  it('shows who asked what, with which ability, and what is left', async () => {
    await api('/bookings?per_page=1', demo);
    await api('/bookings', '2|demoAgency42ReportsRead00000000000000000');
    await api('/bookings', '9|nobody');
    const list = textOf((await cockpit.get('/requests')).html);
    expect(list).toMatch(/GET \/v1\/bookings Unauthenticated\. 401 none – –/);
    expect(list).toMatch(/GET \/v1\/bookings Invalid ability provided\. 403 Demo: Metabase – 59 of 60/);
    expect(list).toMatch(/GET \/v1\/bookings\?per_page=1 200 Demo: everything bookings:read 59 of 60/);
    const page = textOf((await cockpit.get('/requests/1')).html);
    expect(page).toContain('booking.getAll');
    expect(page).toContain('"per_page" : 1 ');
    expect(page).not.toContain('demoAgency42');
  });

  it('keeps what another agency asked to that agency', async () => {
    await api('/me', '4|demoAgency43AllAbilities0000000000000000');
    expect(textOf((await cockpit.get('/requests')).html)).toContain('No request yet.');
    expect((await cockpit.get('/requests/1')).status).toBe(404);
    expect((await cockpit.get('/cockpit/43/requests/1')).status).toBe(200);
  });

  it('filters and is emptied', async () => {
    await api('/bookings', demo);
    await api('/rates', demo);
    const shown = async (query: string) =>
      (await cockpit.get(`/requests${query}`)).html.match(/requests\/\d+"/g)?.length ?? 0;
    expect(await shown('?path=rates')).toBe(1);
    expect(await shown('?status=4')).toBe(0);
    expect(await shown('?method=GET&token=1')).toBe(2);
    await cockpit.post('/requests/clear');
    expect(await shown('')).toBe(0);
  });
});

describe('the server', () => {
  it('is reset to its seed', async () => {
    await cockpit.post('/tokens/1/revoke');
    await cockpit.post('/clock', { advance: '60' });
    await cockpit.post('/server/reset');
    expect((await api('/me', demo)).status).toBe(200);
    expect(now()).toBe('2026-07-15T10:00:00.000Z');
  });
});
