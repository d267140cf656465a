import { describe, expect, it } from '@jest/globals';
import { knownParameters } from '../../packages/n8n-nodes-lgcd/test/harness/workflow.ts';
import { appNames, readDraft } from '../support/example.ts';
import type { AppStage } from './app-stage.ts';

type Description = Parameters<typeof knownParameters>[1];

export const parameters = (stage: AppStage) =>
  describe("the nodes of n8n's own in the workflows", () => {
    it.each(appNames)('%s sets parameters that the nodes have', async (name) => {
      for (const node of readDraft(name).nodes.filter(({ type }) => type.startsWith('n8n-nodes-base.'))) {
        const description = (await stage.n8n.api.nodeType(node.type, node.typeVersion)) as unknown;
        const known = knownParameters(node, description as Description);
        expect([node.name, known]).toMatchObject([node.name, node.parameters]);
      }
    });

    it('would not pass with a parameter that a node does not have', async () => {
      const nodes = readDraft('apps/brevo-guests').nodes;
      const upsert = nodes.find(({ name }) => name === 'Create or update the contact');
      if (!upsert) throw new Error('The workflow has no such node.');
      const description = (await stage.n8n.api.nodeType(upsert.type, 1)) as unknown;
      const node = { ...upsert, parameters: { ...upsert.parameters, listIds: [1] } };
      expect(knownParameters(node, description as Description)).not.toHaveProperty('listIds');
    });
  });
