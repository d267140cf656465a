import { events, type OperationEntry } from './contract.ts';
import type { Item } from './fields/present.ts';

export function exampleOf(operation: OperationEntry): Item {
  void events;
  return { id: 1, operation: operation.name };
}
