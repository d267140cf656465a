import {
  type IExecuteFunctions,
  type IHookFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { getProperties } from '../Lgcd/search/load-options.ts';
import { lgcdApiTest } from '../shared/credential-test.ts';
import { eventsProperties } from './events.generated.ts';
import { execute } from './execute.ts';
import { isStanding, register, unregister } from './lifecycle.ts';
import { receive } from './receive.ts';

export class LgcdTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'LGCD Trigger',
    name: 'lgcdTrigger',
    icon: { light: 'file:../../icons/lgcd.svg', dark: 'file:../../icons/lgcd.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle:
      '={{ [].concat($parameter["events"]).map((event) => event === "*" ? "all events" : event.replace(".*", " (all events)").replace(/[._]/g, " ").replace("ical", "iCal").replace("whatsapp", "WhatsApp")).join(", ") }}',
    description:
      'Starts the workflow when something happens in LGCD: a booking, a cleaning, a repair, a payment and 27 other events',
    defaults: { name: 'LGCD Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'lgcdApi', required: true, testedBy: 'lgcdApiTest' }],
    webhooks: [
      {
        name: 'default',
        httpMethod: 'POST',
        path: 'webhook',
        responseMode:
          '={{ ($parameter["options"] || {})["confirm"] === "finished" ? "lastNode" : "onReceived" }}',
        // What the last node gives out is nothing for LGCD's log.
        responseData: '={{ ($parameter["options"] || {})["confirm"] === "finished" ? "noData" : undefined }}',
      },
    ],
    eventTriggerDescription:
      'Now make an event in LGCD: confirm a booking, say. Or press Test beside the webhook in the list of webhooks, which sends one at once.',
    activationMessage: 'LGCD now sends the chosen events to this workflow.',
    properties: [
      ...eventsProperties,
      {
        displayName: 'Options',
        name: 'options',
        type: 'collection',
        placeholder: 'Add option',
        default: {},
        options: [
          {
            displayName: 'Confirm to LGCD',
            name: 'confirm',
            type: 'options',
            options: [
              {
                name: 'When the Event Has Been Received',
                value: 'received',
                description: 'LGCD is done with the event when n8n has it',
              },
              {
                name: 'When the Workflow Has Finished',
                value: 'finished',
                description: 'LGCD delivers the event again when the execution fails or is killed',
              },
            ],
            default: 'received',
            description:
              'When LGCD is told that the event has arrived. What it is not told of, it delivers again: five times within 24 hours.',
          },
          {
            displayName: 'Description',
            name: 'description',
            type: 'string',
            default: '',
            placeholder: 'e.g. Guest messages',
            description:
              'What LGCD shows for the webhook in its list. The name of the workflow when left empty.',
          },
          {
            displayName: 'Ignore Repeated Deliveries',
            name: 'deduplicate',
            type: 'boolean',
            default: true,
            description:
              'Whether an event that has already started the workflow is dropped when LGCD delivers it again. Turn it off to run replayed deliveries.',
          },
          {
            displayName: 'Property Names or IDs',
            name: 'propertyIds',
            type: 'multiOptions',
            typeOptions: { loadOptionsMethod: 'getProperties' },
            default: [],
            description:
              'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
            hint: 'Only events of these properties start the workflow; an expression may give names too, with commas between them. Bookings are looked up, which takes a token with bookings:read. Events of no property always pass.',
          },
          {
            displayName: 'Send Test on Activation',
            name: 'testPing',
            type: 'boolean',
            default: false,
            description:
              'Whether LGCD sends a test delivery when the workflow is activated. The activation fails when it does not arrive; it does not start the workflow.',
          },
        ],
      },
    ],
  };

  methods = { credentialTest: { lgcdApiTest }, loadOptions: { getProperties } };

  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> {
        return await isStanding(this);
      },
      async create(this: IHookFunctions): Promise<boolean> {
        return await register(this);
      },
      async delete(this: IHookFunctions): Promise<boolean> {
        return await unregister(this);
      },
    },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receive(this);
  }

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await execute(this);
  }
}
