/** n8n's `sleep` ends at once. To be imported first: what has n8n's own already keeps it. */
import { jest } from '@jest/globals';

jest.mock('n8n-workflow', () => ({
  ...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
  sleep: async () => {},
}));
