import { actions } from '../shared/actions.generated.ts';

/**
 * What the node does, in words, below its name on the canvas: an expression, since n8n knows the parameters and not our
 * words for them.
 */
export const subtitle = `={{ (${JSON.stringify(actions)})[$parameter["resource"] + "." + $parameter["operation"]] }}`;
