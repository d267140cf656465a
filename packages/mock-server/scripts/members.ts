import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A member of an interface: its name with what it takes, its type, and its documentation as one line. */
export interface Member {
  name: string;
  type: string;
  text: string;
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** `(event: EventName, overrides?: …)` as `(event, overrides?)`. */
const parameters = ({ parameters }: ts.MethodSignature) =>
  parameters.map(({ name, questionToken }) => `${name.getText()}${questionToken ? '?' : ''}`).join(', ');

function documentation(member: ts.TypeElement): string {
  const [comment] = ts.getJSDocCommentsAndTags(member);
  const text = comment && 'comment' in comment ? ts.getTextOfJSDocComment(comment.comment) : undefined;
  if (!text) throw new Error(`${member.getText()} is not documented.`);
  return oneLine(text);
}

/**
 * The members of an interface as they stand in a source file.
 * @throws Error when there is no such interface, or a member of it has no documentation
 */
export function membersOf(path: string, name: string): Member[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found = source.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === name,
  );
  if (!found || !ts.isInterfaceDeclaration(found)) throw new Error(`${path} has no interface ${name}.`);
  return found.members.map((member) => {
    const own = member.name?.getText() ?? '';
    const isCall = ts.isMethodSignature(member);
    const type = ts.isMethodSignature(member) || ts.isPropertySignature(member) ? member.type?.getText() : '';
    return {
      name: isCall ? `${own}(${parameters(member)})` : own,
      // `string & {}` is a string to whoever reads of it.
      type: oneLine(type ?? '')
        .replace(/ \| undefined$/, '')
        .replace('(string & {})', 'string')
        .replace(/^\((.*)\)$/, '$1'),
      text: documentation(member),
    };
  });
}
