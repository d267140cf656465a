import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outputOf } from '../../scripts/n8n/executions.ts';
import { type Database, hasPostgres, startDatabase } from '../../scripts/n8n/services.ts';
import { examplesFolder } from '../support/example.ts';
import type { AppStage } from './app-stage.ts';

/** The queries of the dashboard, as a person pastes them. */
const [months = '', properties = ''] = readFileSync(
  join(examplesFolder, 'apps', 'postgres-dashboard.sql'),
  'utf8',
)
  .split(';\n')
  .map((query) => query.trim());

const note = hasPostgres() ? '' : ' (skipped: this machine has no PostgreSQL (Debian: postgresql))';

export const reports = (stage: AppStage) =>
  (hasPostgres() ? describe : describe.skip)(`reports to PostgreSQL${note}`, () => {
    let database: Database;

    beforeAll(async () => {
      database = await startDatabase();
      const { host, port, user, password, database: name } = database;
      const data = { host, port, user, password, database: name, ssl: 'disable' };
      const account = await stage.n8n.api.createCredential({
        name: 'Reports database',
        type: 'postgres',
        data,
      });
      stage.accounts.set('postgres', account);
    }, 60_000);
    afterAll(() => database?.stop());

    const take = () => stage.take('postgres-reports', { settings: { monthsBack: 2, until: '2026-08-15' } });

    /** What the database answers, asked by n8n's own node. */
    async function ask(query: string): Promise<Record<string, unknown>[]> {
      const account = stage.accounts.get('postgres');
      const { id } = await stage.n8n.api.createWorkflow({
        name: 'Ask',
        nodes: [
          { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
          {
            name: 'Ask',
            type: 'n8n-nodes-base.postgres',
            typeVersion: 2.6,
            parameters: { operation: 'executeQuery', query, options: {} },
            credentials: { postgres: { id: account?.id as string, name: 'Reports database' } },
          },
        ],
        connections: { Start: { main: [[{ node: 'Ask', type: 'main', index: 0 }]] } },
      });
      await stage.n8n.api.runWorkflow(id, { from: 'Start' });
      const [execution] = await stage.n8n.api.waitForExecution(id);
      return execution ? outputOf(execution, 'Ask') : [];
    }

    it("gives the dashboard the figures of LGCD's page for July, and a second night changes nothing", async () => {
      await take();
      await stage.runs('Every night');
      await stage.done(1);
      const july = {
        gross_revenue: '142500.00',
        net_revenue: '128250.00',
        nights_booked: '186',
        adr: '766.13',
        revpar: '459.68',
        occupancy_percent: '60.0',
      };
      const first = await ask(months);
      expect(first).toHaveLength(3);
      expect(first[1]).toMatchObject(july);
      const ofJuly = (await ask(properties)).filter(({ month }) => String(month).startsWith('2026-07'));
      expect(ofJuly.reduce((sum, { gross_revenue }) => sum + Number(gross_revenue), 0)).toBe(142500);

      await stage.runs('Every night');
      await stage.done(2);
      expect(await ask(months)).toEqual(first);
      const [{ count } = {}] = await ask('SELECT count(*) FROM lgcd_daily');
      expect(Number(count)).toBe(30 + 31 + 31);
    });

    it('fills at the next run what a night without LGCD left out', async () => {
      await take();
      await ask('DELETE FROM lgcd_daily');
      stage.mock.fault({ method: 'GET', path: '/v1/reports/*', times: 50, status: 500 });
      expect((await stage.runs('Every night')).status).toBe('error');
      stage.mock.clearFaults();
      expect((await stage.runs('Every night')).status).toBe('success');
      expect((await ask(months))[1]).toMatchObject({ gross_revenue: '142500.00' });
    });
  });
