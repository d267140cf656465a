/** Builds every package, and packs what the registry gets: what is packed once is not built again by the journeys. */
import { execFileSync } from 'node:child_process';
import { packPackage } from './pack.ts';

for (const folder of ['core-client', 'mock-server', 'n8n-nodes-lgcd', 'n8n-nodes-lodgify'])
  await packPackage(folder);
// Zapier's own tool packs this one, in the journeys.
execFileSync('pnpm', ['--filter', 'zapier-lgcd', 'run', 'build'], { stdio: 'inherit' });
