import { lodgifyKey } from '@lgcd/core-client/lodgify';
import type {
  ICredentialDataDecryptedObject,
  ICredentialType,
  Icon,
  IHttpRequestOptions,
  INodeProperties,
} from 'n8n-workflow';

/** The trigger tests it (`testedBy`), with the API that it works with, so that test and trigger never disagree. */
export class LodgifyApi implements ICredentialType {
  name = 'lodgifyApi';

  displayName = 'Lodgify API';

  icon: Icon = { light: 'file:../icons/lodgify.svg', dark: 'file:../icons/lodgify.dark.svg' };

  documentationUrl =
    'https://github.com/lgcd-automation/lgcd-automation/tree/main/packages/n8n-nodes-lodgify#credentials';

  properties: INodeProperties[] = [
    {
      displayName: 'API Key',
      name: 'apiKey',
      type: 'string',
      typeOptions: { password: true },
      required: true,
      default: '',
      description: 'Lodgify shows it under Settings, Public API',
    },
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      required: true,
      default: 'https://api.lodgify.com',
      placeholder: 'e.g. https://api.lodgify.com',
      description: 'Where the API is reached, over https. Change it only for a mock server on this machine.',
    },
    {
      displayName: 'Allow HTTP Hosts',
      name: 'allowHttpHosts',
      type: 'string',
      default: '',
      placeholder: 'e.g. lgcd',
      description:
        'Host names, separated by commas, that the base URL may reach over plain http, such as a mock server in the same compose file (http://lgcd:4010/lodgify). The key travels in the clear there. Leave it empty for Lodgify itself.',
    },
  ];

  async authenticate(
    { apiKey }: ICredentialDataDecryptedObject,
    options: IHttpRequestOptions,
  ): Promise<IHttpRequestOptions> {
    return { ...options, headers: { ...options.headers, 'X-ApiKey': lodgifyKey(apiKey) } };
  }
}
