import { describe, expect, it } from '@jest/globals';
import type { AppStage } from './app-stage.ts';

export const closedInternet = (stage: AppStage) =>
  describe('the Internet of these tests', () => {
    it('refuses a host that is not played here, and forwards nothing', async () => {
      await stage.take('brevo-guests');
      stage.workflow = await stage.n8n.api.createWorkflow({
        name: 'Out',
        nodes: [
          { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
          {
            name: 'Out',
            type: 'n8n-nodes-base.httpRequest',
            typeVersion: 4.2,
            parameters: {
              url: 'https://outside.example.com/',
              options: { response: { response: { fullResponse: true, neverError: true } } },
            },
          },
        ],
        connections: { Start: { main: [[{ node: 'Out', type: 'main', index: 0 }]] } },
      });
      await stage.run('Start');
      const [execution] = await stage.done(1);
      const [item] = execution?.data.resultData.runData.Out?.[0]?.data?.main?.[0] ?? [];
      expect(item?.json).toMatchObject({
        statusCode: 502,
        data: 'outside.example.com is not on this machine.',
      });
      expect(stage.internet.refused).toContain('outside.example.com');
    });
  });
