import { describe, expect, it } from '@jest/globals';
import type { Stage } from '../support/stage.ts';

export const cleaningOps = (stage: Stage) =>
  describe('cleaning ops', () => {
    const hook = () => `${stage.n8n.url}/webhook/lgcd-cleaning-app`;
    const tell = (event: string, task: number, photos: object = {}, authorization = stage.other.key) =>
      fetch(hook(), {
        method: 'POST',
        headers: { authorization, 'Content-Type': 'application/json' },
        body: JSON.stringify({ event, job: { external_id: `lgcd-${task}`, ...photos } }),
      });

    it('makes an assigned task a job, and what the app reports the status and photos of the task', async () => {
      await stage.activate('cleaning-ops');
      const { id } = await stage.client.call('cleaningTask.create', {
        property_id: 1,
        scheduled_at: '2027-03-04T11:30:00+00:00',
        assignee: 'Fatima Z.',
        checklist: ['Change the linen'],
      });
      await stage.done(1);
      const [job] = stage.other.documents(/\/jobs\//);
      expect(job?.path).toBe(`/v1/jobs/lgcd-${id}`);
      expect(job?.body).toMatchObject({
        property: 'Riad Zitoun',
        cleaner: 'Fatima Z.',
        checklist: ['Change the linen'],
        starts_at: '2027-03-04T11:30:00+00:00',
      });

      const task = () => stage.client.call('cleaningTask.get', { id });
      expect((await tell('job.started', id, {}, 'Bearer forged')).status).toBe(403);
      expect((await task()).status).toBe('assigned');
      const before = ['https://photos.example.com/before.jpg'];
      await tell('job.started', id, { photos_before: before });
      expect(await task()).toMatchObject({ status: 'in_progress', photos_before: before, photos_after: [] });
      const after = ['https://photos.example.com/after.jpg'];
      const answer = await tell('job.completed', id, { photos_after: after });
      expect(await answer.json()).toEqual({ task: id, status: 'completed' });
      expect(await task()).toMatchObject({ status: 'completed', photos_before: before, photos_after: after });

      const late = await tell('job.started', id);
      expect(await late.json()).toEqual({ task: id, status: 'completed' });
      expect((await task()).status).toBe('completed');
    });
  });
