import { describe, expect, it } from '@jest/globals';
import type { AppStage } from './app-stage.ts';

export const cleaningApps = (stage: AppStage) => {
  describe('stays to Turno as a calendar', () => {
    const ask = async (property: number, key = 'long-random-word') => {
      const response = await fetch(`${stage.n8n.url}/webhook/lgcd-turno?property=${property}&key=${key}`);
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        text: await response.text(),
      };
    };

    it('gives the stays of the property and leaves out what is only blocked', async () => {
      await stage.put('turno-calendar', { settings: { key: 'long-random-word' } });
      const property = await stage.client.call('property.get', { id: 1 });
      expect(await (await fetch(property.ical_export_url)).text()).toContain('Not available');
      const query = { property_id: 1, check_in_from: '2026-10-01', per_page: 100 } as const;
      const { data: bookings } = await stage.client.call('booking.getAll', query);
      const { status, type, text } = await ask(1);
      expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8']);
      const told = [
        ...text.matchAll(/UID:stay-(\d+)@.*\r\nDTSTAMP:\d{8}T\d{6}Z\r\nDTSTART;VALUE=DATE:(\d{8})\r\n/g),
      ];
      const stays = bookings.filter(({ status: now }) => !['pending', 'cancelled', 'no_show'].includes(now));
      expect(stays.length).toBeGreaterThan(5);
      const given = told.map(([, id = '', from = '']) => [Number(id), from]);
      const wanted = stays.map(({ id, check_in }) => [id, check_in.replaceAll('-', '')]);
      expect(given).toEqual(expect.arrayContaining(wanted));
      expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(told.length);
      expect(text).not.toContain('Not available');
      expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
      expect((await ask(1)).text).toBe(text);
    });

    it('answers nobody without its key, and nobody at all before a key is set', async () => {
      await stage.put('turno-calendar', { settings: { key: 'long-random-word' } });
      expect((await ask(1, 'other')).status).toBe(403);
      await stage.leave();
      await stage.put('turno-calendar');
      expect((await ask(1, 'PUT-A-LONG-RANDOM-WORD-HERE')).status).toBe(403);
    });

    it('gives an error instead of an empty calendar when LGCD does not answer', async () => {
      await stage.put('turno-calendar', { settings: { key: 'long-random-word' } });
      const fault = { method: 'GET', path: '/v1/bookings', times: 20, status: 500 };
      stage.mock.fault(fault);
      expect((await ask(1)).status).toBe(503);
      stage.mock.clearFaults();
      expect((await ask(1)).status).toBe(200);
    });
  });

  describe('cleanings of Breezeway back to LGCD', () => {
    const tell = async (event: string, text: string, key = 'long-random-word') =>
      (
        await fetch(`${stage.n8n.url}/webhook/lgcd-breezeway?key=${key}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ event, task: { name: text } }),
        })
      ).status;
    const put = () => stage.put('breezeway-cleaning', { settings: { key: 'long-random-word' } });
    const cleaning = () =>
      stage.client.call('cleaningTask.create', { property_id: 1, scheduled_at: '2026-11-25T10:00:00+00:00' });
    const status = async (id: number) => (await stage.client.call('cleaningTask.get', { id })).status;
    const changes = () => stage.mock.requests().filter(({ method }) => method === 'PATCH').length;

    it('lets the cleaning follow the task, once', async () => {
      await put();
      const { id } = await cleaning();
      expect(await tell('test_webhook_event', '')).toBe(200);
      expect(await tell('task-started', `Clean LGCD-${id}`)).toBe(200);
      expect(await status(id)).toBe('in_progress');
      stage.mock.clearRequests();
      expect(await tell('task-completed', `Clean LGCD-${id}`)).toBe(200);
      expect(await tell('task-completed', `Clean LGCD-${id}`)).toBe(200);
      expect(await tell('task-started', `Clean LGCD-${id}`)).toBe(200);
      expect(await status(id)).toBe('completed');
      expect(changes()).toBe(1);
    });

    it('changes nothing for a task that names no cleaning, nor for a caller without the key', async () => {
      await put();
      const { id } = await cleaning();
      stage.mock.clearRequests();
      expect(await tell('task-completed', 'Clean the villa')).toBe(200);
      expect(await tell('task-completed', `LGCD-${id}`, 'other')).toBe(403);
      expect(changes()).toBe(0);
    });

    it('asks Breezeway to come again when LGCD does not answer', async () => {
      await put();
      const { id } = await cleaning();
      stage.mock.fault({ method: 'PATCH', path: '/v1/cleaning-tasks/*', times: 20, status: 500 });
      expect(await tell('task-completed', `LGCD-${id}`)).toBe(503);
      stage.mock.clearFaults();
      expect(await tell('task-completed', `LGCD-${id}`)).toBe(200);
      expect(await status(id)).toBe('completed');
    });
  });
};
