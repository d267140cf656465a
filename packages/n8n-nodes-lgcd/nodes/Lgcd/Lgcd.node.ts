import {
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { lgcdApiTest } from '../shared/credential-test.ts';
import { lgcdProperties } from './descriptions/index.generated.ts';
import { run } from './run.ts';
import { getProperties } from './search/load-options.ts';
import { listSearch } from './search/methods.generated.ts';
import { getTemplateVariables } from './search/template-variables.ts';
import { subtitle } from './subtitle.ts';

export class Lgcd implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'LGCD',
    name: 'lgcd',
    icon: { light: 'file:../../icons/lgcd.svg', dark: 'file:../../icons/lgcd.dark.svg' },
    group: ['transform'],
    // Since 1.1 documents come as rows, and Sync Prices opens on the input items; a saved node keeps what it had.
    version: [1, 1.1],
    defaultVersion: 1.1,
    subtitle,
    description:
      'Read and write bookings, rates, calendars, cleaning, maintenance, WhatsApp messages and reports of LGCD, the cockpit of vacation-rental agencies',
    defaults: { name: 'LGCD' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'lgcdApi', required: true, testedBy: 'lgcdApiTest' }],
    properties: [...lgcdProperties],
  };

  methods = {
    credentialTest: { lgcdApiTest },
    listSearch,
    loadOptions: { getProperties },
    resourceMapping: { getTemplateVariables },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [await run(this)];
  }
}
