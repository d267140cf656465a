import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { N8nApi } from '../../scripts/n8n/api.ts';
import type { CredentialRef, Workflow, WorkflowDraft, WorkflowNode } from '../../scripts/n8n/types.ts';

export const examplesFolder = join(import.meta.dirname, '..', '..', 'packages', 'n8n-nodes-lgcd', 'examples');

const namesIn = (folder: string): string[] =>
  readdirSync(join(examplesFolder, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => join(folder, file.slice(0, -'.json'.length)))
    .sort();

/** Names of the examples for any software, without `.json`. */
export const exampleNames: readonly string[] = namesIn('');

/** Names of those that bear the name of an app: `apps/brevo-guests`. */
export const appNames: readonly string[] = namesIn('apps');

export const readDraft = (name: string): WorkflowDraft =>
  JSON.parse(readFileSync(join(examplesFolder, `${name}.json`), 'utf8')) as WorkflowDraft;

/** The table of examples, line by line. */
export const readIndex = (): string[] => readFileSync(join(examplesFolder, 'README.md'), 'utf8').split('\n');

interface Assignment {
  name: string;
  value: unknown;
}

/** The fields of the node that a person edits after the import. */
export function settingsOf({ nodes }: WorkflowDraft): Assignment[] {
  const node = nodes.find(({ name }) => name === 'Settings');
  return (node?.parameters.assignments as { assignments: Assignment[] } | undefined)?.assignments ?? [];
}

/** The abilities that the note of an example asks for. */
export function abilitiesNamed({ nodes }: WorkflowDraft): string[] {
  const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
  const text = notes.map(({ parameters }) => String(parameters.content)).join('\n');
  return [...new Set(text.match(/`[a-z_]+:(read|write)`/g))].map((quoted) => quoted.slice(1, -1)).sort();
}

export interface Importer {
  n8n: N8nApi;
  /** Makes the LGCD credential, with a token that can do what the note of the example asks for, and no more. */
  lgcd: (name: string, abilities: readonly string[]) => Promise<CredentialRef>;
  /** The one of the other side. */
  key: CredentialRef;
  /** Where the other side's addresses of the settings are. */
  otherSide: string;
}

/**
 * Imports an example as a person does: from its file, with credentials chosen and nothing edited but its settings.
 * @param values settings besides the addresses
 */
export async function importExample(
  { n8n, lgcd, key, otherSide }: Importer,
  name: string,
  values: Readonly<Record<string, unknown>> = {},
): Promise<Workflow> {
  const draft = readDraft(name);
  const credentials = [await lgcd(name, abilitiesNamed(draft)), key];
  for (const node of draft.nodes) choose(node, credentials);
  for (const setting of settingsOf(draft)) {
    if (setting.name.endsWith('Url')) {
      setting.value = String(setting.value).replace(/^https:\/\/[a-z]+\.example\.com/, otherSide);
    }
    if (setting.name in values) setting.value = values[setting.name];
  }
  return await n8n.createWorkflow(draft);
}

function choose(node: WorkflowNode, credentials: readonly CredentialRef[]): void {
  for (const type of Object.keys(node.credentials ?? {})) {
    const chosen = credentials.find((credential) => credential.type === type);
    if (!chosen || !node.credentials) throw new Error(`${node.name} wants a credential of type ${type}.`);
    node.credentials[type] = { id: chosen.id, name: chosen.name };
  }
}

/** Whether a workflow of an app has its picture. */
export const hasPicture = (slug: string): boolean =>
  existsSync(join(examplesFolder, 'images', `${slug}.png`));
