import { type DefinitionCheck, staticFields, steps, visibleSteps } from './definition.ts';

/** What Zapier's guidelines and reviewers ask for without a code of their own, as far as a definition decides it. */
export const houseChecks: DefinitionCheck[] = [
  {
    code: 'H001',
    title: 'No Product Name in Descriptions',
    find: (app) =>
      visibleSteps(app)
        .filter(({ step }) => /\b(LGCD|Zapier)\b/.test(step.display.description))
        .map(({ where }) => ({ where, message: 'Say what it does without the name of the product.' })),
  },
  {
    code: 'H002',
    title: 'Names Beside Ids',
    find: (app) =>
      steps(app).flatMap(({ step, where }) => {
        const keys = new Set(staticFields(step.operation.outputFields).map(({ key }) => key));
        return [...keys]
          .filter((key) => /(^|__|\])property_id$/.test(key) && !keys.has(key.replace(/id$/, 'name')))
          .map((key) => ({ where, message: `Give the name of the property beside ${key}.` }));
      }),
  },
  {
    code: 'H003',
    title: 'Searches Are Called Find or Check',
    find: (app) =>
      visibleSteps(app, ['searches'])
        .filter(({ step }) => !/^(Find|Check) /.test(step.display.label))
        .map(({ where }) => ({ where, message: 'Begin the label with Find or Check.' })),
  },
  {
    code: 'H004',
    title: 'A Trigger for a New Object Is Called New',
    find: (app) =>
      visibleSteps(app, ['triggers'])
        .filter(({ step }) => / (Created|Added|Received|Generated)$/.test(step.display.label))
        .filter(({ step }) => !/Payment/.test(step.display.label))
        .map(({ where }) => ({ where, message: 'Write it as in "New Booking".' })),
  },
];
