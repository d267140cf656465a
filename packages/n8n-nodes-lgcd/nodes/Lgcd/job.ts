import type { Client } from '@lgcd/core-client';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Form } from './form.ts';

/** One item of a run: what n8n gives, the client of the run, and which item it is. */
export interface Job {
  context: IExecuteFunctions;
  client: Client;
  form: Form;
  itemIndex: number;
}
