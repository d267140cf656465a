import { workflowOf } from '../apps/flow.ts';
import { flows } from '../apps/index.ts';
import { pathTo } from '../describe/files.mts';

/** The workflows of `examples/apps`, which n8n imports. */
export default function generate() {
  return flows.map((flow) => ({
    path: pathTo(`examples/apps/${flow.slug}.json`),
    text: `${JSON.stringify(workflowOf(flow), null, 2)}\n`,
  }));
}
