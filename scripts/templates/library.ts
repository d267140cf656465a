import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventsOf } from '../../packages/n8n-nodes-lgcd/scripts/apps/abilities.ts';
import { flows } from '../../packages/n8n-nodes-lgcd/scripts/apps/index.ts';
import type { WorkflowDraft } from '../n8n/types.ts';

const examples = join(import.meta.dirname, '..', '..', 'packages', 'n8n-nodes-lgcd', 'examples');

/** A workflow that a person can take from the library of the editor. */
export interface Template {
  id: number;
  name: string;
  useCase: string;
  /** Markdown. */
  description: string;
  /** Apps and events, to be searched by. */
  words: string;
  workflow: WorkflowDraft;
}

const read = (file: string): WorkflowDraft => JSON.parse(readFileSync(join(examples, file), 'utf8'));

const noteOf = ({ nodes }: WorkflowDraft): string =>
  String(nodes.find(({ type }) => type === 'n8n-nodes-base.stickyNote')?.parameters.content ?? '');

const plainName = ({ name }: WorkflowDraft): string =>
  name.replace(/^LGCD: /, '').replace(/^./, (first) => first.toUpperCase());

/** The heading of its note, which is a use case of LGCD's page in all of them but the first one. */
function useCaseOf(workflow: WorkflowDraft): string {
  const heading = /^## (.+)$/m.exec(noteOf(workflow))?.[1];
  return flows.find(({ useCase }) => useCase === heading)?.useCase ?? 'First steps';
}

/** Those that name apps, then those for any software of their kind. */
export function readTemplates(): Template[] {
  const byApp = flows.map((flow) => ({
    workflow: read(`apps/${flow.slug}.json`),
    useCase: flow.useCase,
    words: [...flow.apps, ...eventsOf(flow)].join(' '),
  }));
  const byUseCase = readdirSync(examples)
    .filter((file) => file.endsWith('.json'))
    .map(read)
    .map((workflow) => ({ workflow, useCase: useCaseOf(workflow), words: '' }));
  return [...byApp, ...byUseCase].map(({ workflow, useCase, words }, index) => ({
    id: index + 1,
    name: plainName(workflow),
    useCase,
    words,
    description: noteOf(workflow),
    workflow,
  }));
}
