import {
  type AppDefinition,
  authFields,
  type DefinitionCheck,
  inputFields,
  visibleSteps,
} from './definition.ts';
import { hasBrokenLink, markdownLinks, withoutCode } from './markdown.ts';
import { titleCase } from './title-case.ts';

interface Text {
  where: string;
  text: string;
}

/** What users read as Markdown: descriptions and help texts. */
function markdownTexts(app: AppDefinition): Text[] {
  const described = visibleSteps(app).map(({ step, where }) => ({ where, text: step.display.description }));
  const helped = [...authFields(app), ...inputFields(app)].map(({ field, where }) => ({
    where,
    text: field.helpText ?? '',
  }));
  return [...described, ...helped];
}

/** Every text of the definition outside of samples, whose values are data. */
function allTexts(value: unknown, where = 'app'): Text[] {
  if (typeof value === 'string') return [{ where, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'sample' ? [] : allTexts(child, `${where}.${key}`),
  );
}

const same = (left: string, right: string): boolean =>
  left.trim().toLowerCase() === right.trim().toLowerCase();

/** D025's "potentially dangerous URI patterns", as the OWASP sheet to which it points lists them. */
const DANGEROUS = /^\s*(javascript|vbscript|data):/i;

export const wordingChecks: DefinitionCheck[] = [
  {
    code: 'D007',
    title: 'All URLs Should Be HTTPS',
    find: (app) =>
      allTexts(app)
        .filter(({ text }) => /http:\/\//i.test(withoutCode(text)))
        .map(({ where }) => ({ where, message: 'Use HTTPS.' })),
  },
  {
    code: 'D008',
    title: 'Invalid Markdown Link',
    find: (app) =>
      markdownTexts(app)
        .filter(({ text }) => hasBrokenLink(text))
        .map(({ where }) => ({
          where,
          message: 'Write [text](address), or put the address into backticks.',
        })),
  },
  {
    code: 'D011',
    title: 'Redundant Help Text',
    find: (app) =>
      [...authFields(app), ...inputFields(app)]
        .filter(({ field }) => field.helpText && same(field.helpText, field.label ?? ''))
        .map(({ where }) => ({ where, message: 'Say something that the label does not say, or nothing.' })),
  },
  {
    code: 'D018',
    title: 'Titlecased Label',
    find: (app) =>
      visibleSteps(app)
        .filter(({ step }) => step.display.label !== titleCase(step.display.label))
        .map(({ step, where }) => ({ where, message: `Write ${titleCase(step.display.label)}.` })),
  },
  {
    code: 'D021',
    title: 'Trigger Description Requirements',
    find: (app) =>
      visibleSteps(app, ['triggers'])
        .filter(({ step }) => !/^Triggers when .*\.$/s.test(step.display.description))
        .map(({ where }) => ({ where, message: 'Start with "Triggers when " and end with a full stop.' })),
  },
  {
    code: 'D025',
    title: 'URLs Should Not Be Dangerous URIs',
    find: (app) =>
      allTexts(app)
        .filter(
          ({ text }) => DANGEROUS.test(text) || markdownLinks(text).some((target) => DANGEROUS.test(target)),
        )
        .map(({ where }) => ({ where, message: 'Use an https address.' })),
  },
];
