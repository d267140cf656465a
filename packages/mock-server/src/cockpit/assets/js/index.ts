import { extras } from './extras.ts';
import { keys } from './keys.ts';
import { live } from './live.ts';

/** The one module of the pages; they work without it. Each part has a scope of its own. */
export const script = [extras, live, keys].map((part) => `{${part}}`).join('\n');
