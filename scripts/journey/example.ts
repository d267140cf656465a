import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CredentialRef, WorkflowDraft } from '../n8n/types.ts';

const examples = join(import.meta.dirname, '..', '..', 'packages', 'n8n-nodes-lgcd', 'examples');

/**
 * A workflow of the package's examples, with the credentials it names replaced by ones that exist, as a person
 * chooses them after an import.
 *
 * @param name file name without `.json`
 */
export function readExample(name: string, credentials: readonly CredentialRef[]): WorkflowDraft {
  const draft = JSON.parse(readFileSync(join(examples, `${name}.json`), 'utf8')) as WorkflowDraft;
  for (const node of draft.nodes) {
    for (const type of Object.keys(node.credentials ?? {})) {
      const chosen = credentials.find((credential) => credential.type === type);
      if (chosen && node.credentials) node.credentials[type] = { id: chosen.id, name: chosen.name };
    }
  }
  return draft;
}
