import {
  type DefinitionCheck,
  type Field,
  type Finding,
  staticFields,
  steps,
  visibleSteps,
} from './definition.ts';
import { badTimes, departures, flatKeys, valuesAt } from './shape.ts';

type Result = Record<string, unknown>;

const primaryKeys = (fields: Field[]): string[] => {
  const primary = fields.filter((field) => field.primary).map((field) => field.key);
  return primary.length > 0 ? primary : ['id'];
};

const plain = (fields: readonly (Field | string)[] = []): Field[] =>
  fields.filter((field) => typeof field !== 'string');

export const sampleChecks: DefinitionCheck[] = [
  {
    code: 'D010',
    title: 'Missing Primary Key Fields in Static Sample Data',
    find: (app) =>
      steps(app, ['triggers']).flatMap(({ step: { operation }, where }) => {
        if (operation.type === 'hook' || !operation.sample) return [];
        return primaryKeys(staticFields(operation.outputFields))
          .filter((key) => valuesAt(operation.sample, key).length === 0)
          .map((key) => ({ where, message: `Give ${key} in the sample.` }));
      }),
  },
  {
    code: 'D012',
    title: 'Static Sample Is Required',
    find: (app) =>
      visibleSteps(app)
        .filter(({ step }) => Object.keys(step.operation.sample ?? {}).length === 0)
        .map(({ where }) => ({ where, message: 'Add a sample.' })),
  },
  {
    code: 'D023',
    title: 'ISO-8601 Date/Time Format in Static Sample',
    find: (app) =>
      steps(app).flatMap(({ step, where }) =>
        badTimes(step.operation.sample).map((message) => ({ where, message })),
      ),
  },
  {
    code: 'D024',
    title: 'Static Sample Respects Output Field Definition',
    find: (app) =>
      steps(app).flatMap(({ step: { operation }, where }) =>
        operation.sample
          ? departures(operation.sample, plain(operation.outputFields)).map((message) => ({ where, message }))
          : [],
      ),
  },
];

function surplusKeys(code: string, where: string, narrow: Result, wide: Result): Finding[] {
  const known = flatKeys(wide);
  return [...flatKeys(narrow)]
    .filter((key) => !known.has(key))
    .map((key) => ({ code, where, message: `${key} is not in the live result.` }));
}

const departing = (code: string, where: string, result: Result, fields: readonly (Field | string)[] = []) =>
  departures(result, plain(fields)).map((message) => ({ code, where, message }));

/** What one trigger showed: its definition's sample and fields, a result of `performList`, and what then arrived. */
export interface Shown {
  where: string;
  sample: Result;
  outputFields?: readonly (Field | string)[];
  polled?: Result;
  live: Result;
}

/** The checks that Zapier makes on the Zap history, made on results that the test has fetched itself. */
export const liveChecks = {
  /** T003, ISO-8601 Date/Time Format in Zap History. */
  T003: ({ where, live }: Shown): Finding[] =>
    badTimes(live).map((message) => ({ code: 'T003', where, message })),
  /** T004, Static Sample Contains a Subset of Keys from Live Result. */
  T004: ({ where, sample, live }: Shown): Finding[] => surplusKeys('T004', where, sample, live),
  /** T005, Live Trigger Result Respects Output Field Definition. */
  T005: ({ where, live, outputFields }: Shown): Finding[] => departing('T005', where, live, outputFields),
  /** T006, Polling Sample Contains a Subset of Keys from Live Result. */
  T006: ({ where, polled, live }: Shown): Finding[] =>
    polled ? surplusKeys('T006', where, polled, live) : [],
  /** Z001, Polling Sample Respects Output Field Definition. */
  Z001: ({ where, polled, outputFields }: Shown): Finding[] =>
    polled ? departing('Z001', where, polled, outputFields) : [],
};

export const checkLive = (shown: Shown): Finding[] =>
  Object.values(liveChecks).flatMap((check) => check(shown));
