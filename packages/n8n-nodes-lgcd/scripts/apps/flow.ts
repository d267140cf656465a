import { createHash } from 'node:crypto';
import { abilitiesOf } from './abilities.ts';
import { readOn } from './apps.ts';
import { place } from './layout.ts';

/** A node of a workflow, under the name that stands above it. */
export interface Step {
  type: string;
  typeVersion: number;
  parameters: Record<string, unknown>;
  /** Types of credentials, each with the name that the file proposes. */
  credentials?: Record<string, string>;
  retryOnFail?: boolean;
  maxTries?: number;
  waitBetweenTries?: number;
  alwaysOutputData?: boolean;
  executeOnce?: boolean;
  onError?: 'continueRegularOutput' | 'continueErrorOutput';
}

/** Something that a workflow rests on, and where it was read. */
export interface Source {
  what: string;
  at: string;
}

/** A workflow of the library: what a person reads about it, and what n8n imports. */
export interface Flow {
  /** File name without `.json`. */
  slug: string;
  name: string;
  apps: readonly string[];
  useCase: string;
  /** Who it is for, in one sentence. */
  audience: string;
  /** What it does, in one or two sentences. */
  does: string;
  setUp: readonly string[];
  /** Why a repetition changes nothing, and what happens when the app does not answer. */
  safe: string;
  /** What a person must know before it is used. */
  limits?: string;
  sources: readonly Source[];
  steps: Readonly<Record<string, Step>>;
  /**
   * Chains of names. A number between two of them is the output that leads to the second; the first one unless told.
   * `Name@1` is the second input of a node.
   */
  wires: readonly (readonly (string | number)[])[];
}

/** Ids that stay the same as long as the name stays. */
export function idOf(...names: string[]): string {
  const hex = createHash('sha256').update(names.join('\n')).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

interface Link {
  from: string;
  output: number;
  to: string;
  input: number;
}

export const linksOf = ({ wires }: Flow): Link[] =>
  wires.flatMap((wire) => {
    const links: Link[] = [];
    for (let at = 0, from = wire[0], output = 0; at < wire.length - 1; at += 1) {
      const next = wire[at + 1];
      if (next === undefined) break;
      if (typeof next === 'number') output = next;
      else {
        const [to = '', input = '0'] = next.split('@');
        links.push({ from: String(from), output, to, input: Number(input) });
        from = to;
        output = 0;
      }
    }
    return links;
  });

function connectionsOf(links: readonly Link[]) {
  const connections: Record<string, { main: { node: string; type: 'main'; index: number }[][] }> = {};
  for (const { from, output, to, input } of links) {
    connections[from] ??= { main: [] };
    const { main } = connections[from];
    while (main.length <= output) main.push([]);
    main[output]?.push({ node: to, type: 'main', index: input });
  }
  return connections;
}

/** The note beside the workflow, as n8n's guidelines for templates ask for it. */
function noteOf(flow: Flow): string {
  const abilities = abilitiesOf(flow).map((ability) => `\`${ability}\``);
  const parts = [
    `## ${flow.name}`,
    `**Who it is for**\n${flow.audience}`,
    `**What it does**\n${flow.does}`,
    `**Set it up**\n${flow.setUp.map((line, index) => `${index + 1}. ${line}`).join('\n')}`,
    `**The LGCD token needs** ${abilities.join(', ')}.`,
    `**Repeated or interrupted**\n${flow.safe}`,
    ...(flow.limits ? [`**Know before**\n${flow.limits}`] : []),
    `**Read on ${readOn}**\n${flow.sources.map(({ what, at }) => `${what}: ${at}`).join('\n')}`,
  ];
  return parts.join('\n\n');
}

const noteWidth = 560;

/** As high as the editor draws the text. */
function noteHeight(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(0.6, Math.ceil(line.length / 82)), 0);
  return Math.ceil((lines * 19 + 60) / 20) * 20;
}

/** The file that n8n imports. */
export function workflowOf(flow: Flow) {
  const links = linksOf(flow);
  const unknown = links.flatMap(({ from, to }) => [from, to]).filter((name) => !(name in flow.steps));
  if (unknown.length > 0) throw new Error(`${flow.slug} has no ${unknown.join(', ')}.`);
  const positions = place(Object.keys(flow.steps), links);
  const content = noteOf(flow);
  const note = {
    id: idOf(flow.slug, 'note'),
    name: 'About this workflow',
    type: 'n8n-nodes-base.stickyNote',
    typeVersion: 1,
    position: [-noteWidth - 80, -120],
    parameters: { width: noteWidth, height: noteHeight(content), content },
  };
  const nodes = Object.entries(flow.steps).map(([name, { credentials, ...step }]) => ({
    id: idOf(flow.slug, name),
    name,
    position: positions[name],
    ...step,
    ...(credentials && {
      credentials: Object.fromEntries(
        Object.entries(credentials).map(([type, proposed]) => [type, { id: '', name: proposed }]),
      ),
    }),
  }));
  return {
    name: `LGCD: ${flow.name}`,
    nodes: [note, ...nodes],
    connections: connectionsOf(links),
    settings: { executionOrder: 'v1' },
  };
}
