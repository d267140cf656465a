import { fileURLToPath } from 'node:url';

/** The path of a file of this package; a module of its own kind, since n8n wants the package to be CommonJS. */
export const pathTo = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
