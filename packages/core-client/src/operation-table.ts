import type { OperationEntry } from './catalog-types.ts';
import type { OperationName } from './contract/index.ts';

/** What the client needs of an operation at run time: where each input field goes, and what comes back. */
export interface OperationFacts
  extends Pick<OperationEntry, 'method' | 'path' | 'abilities' | 'plan' | 'auth' | 'returns' | 'naturalKey'> {
  params: readonly string[];
  query: readonly string[];
  body: readonly string[];
}

/** The facts of every operation, by its name. */
export type OperationTable = Readonly<Record<OperationName, OperationFacts>>;
