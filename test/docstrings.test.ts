import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

interface Entry {
  'lgcd-source'?: string;
}

/** The source files that a program can import from. */
const entries = ['core-client', 'mock-server'].flatMap((name) => {
  const folder = join(__dirname, '../packages', name);
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    exports: Record<string, Entry>;
  };
  return Object.entries(exports).flatMap(([path, { 'lgcd-source': source }]) =>
    source?.endsWith('.ts') ? [[`${name}${path.slice(1)}`, join(folder, source)]] : [],
  );
});

const program = ts.createProgram(
  entries.map(([, file]) => file as string),
  {
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.NodeNext,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
  },
);
const checker = program.getTypeChecker();

/** Whole modules that are exported by a name (`fields`) say at their own declarations what they are. */
const isModule = (symbol: ts.Symbol) => (symbol.flags & ts.SymbolFlags.ValueModule) !== 0;

function undocumented(file: string): string[] {
  const source = program.getSourceFile(file);
  const symbol = source && checker.getSymbolAtLocation(source);
  if (!symbol) throw new Error(`${file} is no module.`);
  const exported = checker
    .getExportsOfModule(symbol)
    .map((one) => (one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one));
  expect(exported.length).toBeGreaterThan(0);
  return exported
    .filter((one) => !isModule(one) && one.getDocumentationComment(checker).length === 0)
    .filter((one) => one.getJsDocTags().length === 0)
    .map(({ name }) => name);
}

describe('what a program can import', () => {
  it.each(entries)('says what it is: %s', (_, file) => {
    expect(undocumented(file as string)).toEqual([]);
  });
});
