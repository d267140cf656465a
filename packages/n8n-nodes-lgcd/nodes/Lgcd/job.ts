import type { Client } from '@lgcd/core-client';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Form } from './form.ts';

/** A part of a run: what n8n gives, the client of the run, and which items it is about. */
export interface Job {
  context: IExecuteFunctions;
  client: Client;
  form: Form;
  /** The first of its items, whose parameters hold. */
  itemIndex: number;
  /** All of its items; several only where a batch is made of them. */
  itemIndexes: readonly number[];
}
