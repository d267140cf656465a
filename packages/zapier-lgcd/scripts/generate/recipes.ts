import { fileURLToPath } from 'node:url';
import { recipes } from '../../recipes/index.ts';
import type { Recipe } from '../../recipes/recipe.ts';

const fields = (given: Readonly<Record<string, string>>): string =>
  Object.entries(given)
    .map(([name, value]) => `   - ${name}: \`${value}\``)
    .join('\n');

function step(one: Recipe['steps'][number]): string {
  if ('onlyIf' in one) return `Filter by Zapier: only if \`${one.onlyIf}\` ${one.condition}`;
  const title =
    'key' in one ? `LGCD, ${one.kind} \`${one.key}\` (below: \`${one.as}\`)` : `${one.app}: ${one.does}`;
  return `${title}\n${fields(one.fields)}`;
}

function section({ name, apps, useCase, does, trigger, steps, safe }: Recipe): string {
  const first = 'key' in trigger ? `LGCD, trigger \`${trigger.key}\`` : `${trigger.app}: ${trigger.does}`;
  const numbered = [first, ...steps.map(step)].map((text, index) => `${index + 1}. ${text}`);
  return [`## ${name}`, `${useCase} · ${apps.join(', ')}`, does, numbered.join('\n'), safe].join('\n\n');
}

const head = `# Recipes of Zaps

Zaps to build in Zapier's editor, for the apps of LGCD's page. Steps of the LGCD app are named by their keys, and every field that is mapped from them is checked against the app's samples. The names of other apps' steps and fields are those of their own editors, as far as they were known: choose what does the same.

The same list as workflows of n8n, run in tests: [examples of n8n-nodes-lgcd](../../n8n-nodes-lgcd/examples).`;

/** The recipes as a page. */
export default function generate() {
  const path = fileURLToPath(new URL('../../recipes/README.md', import.meta.url));
  return [{ path, text: `${[head, ...recipes.map(section)].join('\n\n')}\n` }];
}
