import type {
  IAuthenticateGeneric,
  ICredentialTestRequest,
  ICredentialType,
  Icon,
  INodeProperties,
} from 'n8n-workflow';

export class LgcdApi implements ICredentialType {
  name = 'lgcdApi';

  displayName = 'LGCD API';

  icon: Icon = { light: 'file:../icons/lgcd.svg', dark: 'file:../icons/lgcd.dark.svg' };

  documentationUrl =
    'https://github.com/lgcd-automation/lgcd-automation/tree/main/packages/n8n-nodes-lgcd#credentials';

  properties: INodeProperties[] = [
    {
      displayName: 'Access Token',
      name: 'accessToken',
      type: 'string',
      typeOptions: { password: true },
      required: true,
      default: '',
      placeholder: 'e.g. 12|x7Jd…',
      description:
        'Token of the LGCD cockpit, with a bar between its number and its text. Give it only the abilities that your workflows need.',
    },
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      required: true,
      default: 'https://api.lgcd.ma/v1',
      placeholder: 'e.g. https://api.lgcd.ma/v1',
      description: 'Where the API is reached. Change it only for a mock or a staging server.',
    },
  ];

  authenticate: IAuthenticateGeneric = {
    type: 'generic',
    properties: { headers: { Authorization: '=Bearer {{$credentials.accessToken}}' } },
  };

  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{$credentials.baseUrl.replace(/\\/+$/, "")}}',
      url: '/me',
      headers: { Accept: 'application/json' },
    },
  };
}
