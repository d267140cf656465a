import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { n8nBinary } from '../n8n/paths.ts';

interface Kind {
  displayName: string;
  iconUrl?: string | { light: string; dark: string };
  /** One of n8n's own tools (If, Set, Code), not an app. */
  tool: boolean;
}

/** Of each kind of node, by its type. */
export type Icons = ReadonlyMap<string, Kind>;

interface Described {
  name: string;
  displayName: string;
  iconUrl?: Kind['iconUrl'];
  codex?: { categories?: string[] };
}

const lgcd = (name: string): [string, Kind] => [
  `n8n-nodes-lgcd.${name}`,
  { displayName: 'LGCD', iconUrl: 'icons/n8n-nodes-lgcd/dist/icons/lgcd.svg', tool: false },
];

/** Names and icons as the installed n8n has them; without them the editor shows a letter. */
export function readIcons(): Icons {
  const icons = new Map<string, Kind>([lgcd('lgcd'), lgcd('lgcdTrigger')]);
  if (!existsSync(n8nBinary)) return icons;
  const beside = join(
    dirname(realpathSync(n8nBinary)),
    '..',
    '..',
    'n8n-nodes-base',
    'dist',
    'types',
    'nodes.json',
  );
  if (!existsSync(beside)) return icons;
  for (const { name, displayName, iconUrl, codex } of JSON.parse(
    readFileSync(beside, 'utf8'),
  ) as Described[]) {
    const tool = codex?.categories?.includes('Core Nodes') ?? false;
    const type = name.includes('.') ? name : `n8n-nodes-base.${name}`;
    icons.set(type, { displayName, tool, ...(iconUrl && { iconUrl }) });
  }
  return icons;
}
