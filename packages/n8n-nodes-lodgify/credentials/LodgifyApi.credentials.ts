import type {
  IAuthenticateGeneric,
  ICredentialTestRequest,
  ICredentialType,
  Icon,
  INodeProperties,
} from 'n8n-workflow';

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
      description: 'Where the API is reached. Change it only for a mock server.',
    },
  ];

  authenticate: IAuthenticateGeneric = {
    type: 'generic',
    properties: { headers: { 'X-ApiKey': '={{$credentials.apiKey}}' } },
  };

  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{$credentials.baseUrl.replace(/\\/+$/, "")}}',
      url: '/webhooks/v1/list',
      headers: { Accept: 'application/json' },
    },
  };
}
