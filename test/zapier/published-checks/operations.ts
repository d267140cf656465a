import { type DefinitionCheck, type Operation, staticFields, steps, visibleSteps } from './definition.ts';

/** Presented to users as a static webhook: an address to copy by hand. */
const isStaticHook = ({ type, performSubscribe, performUnsubscribe }: Operation): boolean =>
  type === 'hook' && !(performSubscribe && performUnsubscribe);

export const operationChecks: DefinitionCheck[] = [
  {
    code: 'D006',
    title: 'REST Hook Trigger Needs a Polling URL',
    find: (app) =>
      steps(app, ['triggers'])
        .filter(({ step: { operation } }) => operation.type === 'hook' && !operation.performList)
        .map(({ where }) => ({
          where,
          message: 'Add performList, so that the editor can show a real object.',
        })),
  },
  {
    code: 'D009',
    title: 'Requires at Least One Search Field',
    find: (app) =>
      steps(app, ['searches'])
        .filter(({ step }) => !step.operation.inputFields?.length)
        .map(({ where }) => ({ where, message: 'Add a field to search by.' })),
  },
  {
    code: 'D016',
    title: 'Consists Only a Static Webhook',
    find: (app) => {
      const all = visibleSteps(app);
      const [only] = all;
      if (all.length !== 1 || !only || !isStaticHook(only.step.operation)) return [];
      return [{ where: only.where, message: 'Add more triggers, searches or actions.' }];
    },
  },
  {
    code: 'D017',
    title: 'Static Hook Is Discouraged',
    find: (app) =>
      steps(app, ['triggers'])
        .filter(({ step }) => isStaticHook(step.operation))
        .map(({ where }) => ({ where, message: 'Add performSubscribe and performUnsubscribe.' })),
  },
  {
    code: 'D022',
    title: 'Creates Should Try to Have Static Input Fields',
    find: (app) =>
      visibleSteps(app, ['creates'])
        .filter(({ step }) => staticFields(step.operation.inputFields).length === 0)
        .map(({ where }) => ({ where, message: 'Add an input field that all users have.' })),
  },
];
