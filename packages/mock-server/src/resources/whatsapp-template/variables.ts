/** The variables that the text of a template needs, each once. */
export const variablesIn = (body: string): string[] => [
  ...new Set([...body.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '')),
];
