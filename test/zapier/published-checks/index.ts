import { authenticationChecks } from './authentication.ts';
import type { AppDefinition, DefinitionCheck, Finding } from './definition.ts';
import { houseChecks } from './house.ts';
import { operationChecks } from './operations.ts';
import { referenceChecks } from './references.ts';
import { sampleChecks } from './samples.ts';
import { wordingChecks } from './wording.ts';

/**
 * Zapier's published checks that `zapier-platform validate --without-style` leaves to its server, as far as the
 * definition decides them. Source: docs.zapier.com/integrations/publish/integration-checks-reference
 */
export const definitionChecks: DefinitionCheck[] = [
  ...authenticationChecks,
  ...referenceChecks,
  ...operationChecks,
  ...wordingChecks,
  ...sampleChecks,
  ...houseChecks,
].sort((left, right) => left.code.localeCompare(right.code));

/** All findings in an app's definition; none when Zapier's checks would pass. */
export function checkDefinition(app: AppDefinition): Finding[] {
  return definitionChecks.flatMap(({ code, find }) => find(app).map((finding) => ({ code, ...finding })));
}

export * from './authentication.ts';
export * from './definition.ts';
export * from './marketing.ts';
export * from './samples.ts';
