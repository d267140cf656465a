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
import { lodgifyApiTest } from './credential-test.ts';
import { eventsProperties } from './events.generated.ts';
import { execute } from './execute.ts';
import { isStanding, register, unregister } from './lifecycle.ts';
import { receive } from './receive.ts';

export class LodgifyTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Lodgify Trigger',
    name: 'lodgifyTrigger',
    icon: { light: 'file:../../icons/lodgify.svg', dark: 'file:../../icons/lodgify.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: '={{ [].concat($parameter["events"]).map((event) => event.replace(/_/g, " ")).join(", ") }}',
    description:
      'Starts the workflow when something happens in Lodgify: a booking, a price, an availability or a message of a guest',
    defaults: { name: 'Lodgify Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'lodgifyApi', required: true, testedBy: 'lodgifyApiTest' }],
    webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
    eventTriggerDescription:
      'Now make an event in Lodgify: change a booking, a price or the availability of a property',
    activationMessage: 'Lodgify now sends the chosen events to this workflow.',
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
            displayName: 'Ignore Repeated Deliveries',
            name: 'deduplicate',
            type: 'boolean',
            default: true,
            description:
              'Whether an object that has already started the workflow is dropped when Lodgify delivers it again',
          },
          {
            displayName: 'Property IDs',
            name: 'propertyIds',
            type: 'string',
            default: '',
            placeholder: 'e.g. 10000, 10001',
            description:
              'IDs of Lodgify properties, separated by commas. Only what happens to these starts the workflow; messages of guests always do. Every property when left empty.',
          },
          {
            displayName: 'Read Current Booking',
            name: 'readCurrentBooking',
            type: 'boolean',
            default: false,
            description:
              'Whether a booking is read from Lodgify when it is delivered, and handed on as it now stands. Deliveries can come out of order and carry no version: with this on, their order does not matter.',
          },
          {
            displayName: 'Read Current Prices',
            name: 'readCurrentPrices',
            type: 'boolean',
            default: false,
            description:
              'Whether the prices of the next 365 nights are read from Lodgify when they change, and added to the object under rates. What Lodgify sends says only that they changed.',
          },
        ],
      },
    ],
  };

  methods = { credentialTest: { lodgifyApiTest } };

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
