import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Stage } from '../support/stage.ts';

export const outsourcedMaintenance = (stage: Stage) =>
  describe('outsourced maintenance', () => {
    beforeEach(async () => {
      await stage.activate('outsourced-maintenance');
      stage.other.answers('PUT', /\/tickets\//, () => ({ number: 'S-1', contractor: 'Plomberie Atlas' }));
    });

    it('sends a new ticket to the supplier, whose contractor becomes its assignee, and pages nobody', async () => {
      const { id } = await stage.client.call('maintenanceTicket.create', {
        property_id: 2,
        title: 'Dripping tap',
      });
      await stage.done(1);
      expect(stage.other.documents(/\/tickets\//)).toMatchObject([
        { path: `/v1/tickets/lgcd-ticket-${id}`, body: { title: 'Dripping tap', priority: 'normal' } },
      ]);
      expect(await stage.client.call('maintenanceTicket.get', { id })).toMatchObject({
        assignee: 'Plomberie Atlas',
        status: 'assigned',
      });
      expect(stage.other.deeds(/./)).toEqual([]);
    });

    it('pages the people on call once for a ticket that is new and urgent', async () => {
      const input = { property_id: 1, title: 'Leak in the bathroom', priority: 'urgent' } as const;
      const { id } = await stage.client.call('maintenanceTicket.create', input);
      await stage.done(2);
      await stage.replay();
      expect(stage.other.deeds(/\/incidents$/)).toMatchObject([
        {
          body: {
            incident: { incident_key: `lgcd-ticket-${id}`, title: 'Leak in the bathroom in Riad Zitoun' },
          },
        },
      ]);
      expect(stage.other.deeds(/\/chat\.postMessage$/)).toMatchObject([
        { body: { channel: '#operations', text: expect.stringContaining('Leak in the bathroom') } },
      ]);
      expect(stage.other.documents(/\/tickets\//)).toHaveLength(1);
    });
  });
