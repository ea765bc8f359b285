import { existsSync, readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** A place is a folder (`io/`) or, with a star, the files whose path begins and ends so. */
type Place = string;

const mayImport: Record<string, readonly Place[]> = {
  model: [],
  tables: ['model/'],
  io: ['model/'],
  expressions: ['model/', 'tables/'],
  importers: ['model/', 'tables/', 'io/'],
  matcher: ['model/', 'tables/', 'expressions/'],
  evidence: ['model/', 'tables/', 'expressions/'],
  findings: ['model/', 'tables/'],
  resolutions: ['model/', 'tables/', 'expressions/'],
  reporter: ['model/', 'tables/'],
  config: ['model/', 'expressions/', 'io/', 'importers/*-options.ts'],
  pipeline: [
    'model/',
    'tables/',
    'io/',
    'importers/',
    'expressions/',
    'matcher/',
    'evidence/',
    'findings/',
    'resolutions/',
    'reporter/',
  ],
  cli: ['model/', 'io/', 'config/', 'pipeline/'],
};

const mayImportTypesOf: Record<string, readonly Place[]> = { pipeline: ['config/'] };

const homes: Record<string, readonly Place[]> = {
  chalk: ['cli/', 'io/'],
  commander: ['cli/'],
  'csv-parse': ['importers/'],
  'csv-stringify': ['reporter/'],
  'iconv-lite': ['importers/'],
  re2js: ['config/', 'expressions/', 'resolutions/'],
  yaml: ['config/', 'importers/*-options.ts'],
  zod: ['config/', 'importers/*-options.ts'],
  'node:buffer': ['tables/', 'importers/', 'resolutions/', 'reporter/', 'io/'],
  'node:crypto': ['io/'],
  'node:worker_threads': ['io/', 'pipeline/'],
};
const homesOfOtherBuiltIns: readonly Place[] = ['io/', 'importers/'];

const loadedWhenUsed = ['csv-parse', 'csv-stringify', 'iconv-lite', 're2js', 'yaml', 'zod'];
const loadedAtStart = ['cli/main.ts', 'io/node-io.ts'];

const pureLayers = [
  'model',
  'tables',
  'expressions',
  'matcher',
  'evidence',
  'findings',
  'resolutions',
  'reporter',
];
const impureGlobals = [
  'console',
  'process',
  'globalThis',
  'performance',
  'fetch',
  'setTimeout',
  'queueMicrotask',
  'Promise',
  'Intl',
];
const impureMember = /^(Date\.now|Math\.random|.*\.(localeCompare|toLocale\w+))$/s;

const mostLines = 200;

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
}

interface SourceFile {
  readonly path: string;
  readonly layer: string;
  readonly lines: number;
  readonly syntax: ts.SourceFile;
  readonly imports: readonly Import[];
}

const root = new URL('../src/', import.meta.url);

const files: readonly SourceFile[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => {
    const text = readFileSync(new URL(path, root), 'utf8');
    const syntax = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    return {
      path,
      layer: path.split('/')[0],
      lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
      syntax,
      imports: importsOf(syntax),
    };
  });
const fileByPath = new Map(files.map((file) => [file.path, file]));

function nodesOf(syntax: ts.SourceFile): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return nodes;
}

function importsOf(syntax: ts.SourceFile): Import[] {
  const specifierOf = (node: ts.Node | undefined) =>
    node !== undefined && ts.isStringLiteralLike(node) ? node.text : '(a computed name)';
  return nodesOf(syntax).flatMap((node): Import[] => {
    if (ts.isImportDeclaration(node)) {
      const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      return [{ specifier: specifierOf(node.moduleSpecifier), typeOnly, dynamic: false }];
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      return [{ specifier: specifierOf(node.moduleSpecifier), typeOnly: node.isTypeOnly, dynamic: false }];
    }
    if (ts.isImportTypeNode(node)) {
      const literal = ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
      return [{ specifier: specifierOf(literal), typeOnly: true, dynamic: false }];
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      return [{ specifier: specifierOf(node.arguments[0]), typeOnly: false, dynamic: true }];
    }
    return [];
  });
}

const isRelative = (specifier: string) => specifier.startsWith('.');

const isIn = (path: string, places: readonly Place[]) =>
  places.some((place) => {
    const [start, end] = place.split('*');
    return path.startsWith(start) && path.endsWith(end ?? '');
  });

const packageOf = (specifier: string) =>
  specifier.startsWith('node:')
    ? specifier
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');

const homesOf = (name: string) =>
  homes[name] ?? (name.startsWith('node:') ? homesOfOtherBuiltIns : undefined);

function targetOf(file: SourceFile, specifier: string): string {
  return new URL(specifier, new URL(file.path, root)).href.slice(root.href.length);
}

const relativeImports = (file: SourceFile) =>
  file.imports
    .filter(({ specifier }) => isRelative(specifier))
    .map((imported) => ({ ...imported, target: targetOf(file, imported.specifier) }));

test('every folder in src is a layer, and every file is in one', () => {
  const layers = Object.keys(mayImport);
  const strangers = readdirSync(root, { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() ? !layers.includes(entry.name) : entry.name.endsWith('.ts')))
    .map(({ name }) => `src/${name} is no layer: move it into one of ${layers.join(', ')}`);
  expect(strangers).toEqual([]);
});

test('a file imports only its own layer and those its layer may see', () => {
  const problems = files.flatMap((file) =>
    relativeImports(file)
      .filter(
        ({ target, typeOnly }) =>
          !isIn(target, [`${file.layer}/`, ...(mayImport[file.layer] ?? [])]) &&
          !(typeOnly && isIn(target, mayImportTypesOf[file.layer] ?? [])),
      )
      .map(({ target }) => `src/${file.path} may not import ${target}: take what it needs as an argument`),
  );
  expect(problems).toEqual([]);
});

test('a relative import names a source file', () => {
  const problems = files.flatMap((file) =>
    relativeImports(file)
      .filter(({ target }) => !fileByPath.has(target))
      .map(
        ({ specifier }) => `src/${file.path} imports '${specifier}': name a file that is there, as ./x.ts`,
      ),
  );
  expect(problems).toEqual([]);
});

test('a package is imported only where it is at home', () => {
  const problems = files.flatMap((file) =>
    file.imports
      .filter(({ specifier }) => !isRelative(specifier))
      .map(({ specifier }) => packageOf(specifier))
      .filter((name) => !isIn(file.path, homesOf(name) ?? []))
      .map(
        (name) =>
          `src/${file.path} may not import ${name}: ` +
          (homesOf(name) === undefined
            ? 'give it a home in this test'
            : `it is at home in ${homesOf(name).join(', ')}`),
      ),
  );
  expect(problems).toEqual([]);
});

test('no file imports itself by way of others', () => {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) {
      const cycle = [...trail.slice(trail.indexOf(path)), path];
      cycles.push(`src/${cycle.join(' -> src/')}: move what both need into a file of its own`);
      return;
    }
    const file = fileByPath.get(path);
    if (file === undefined || done.has(path)) return;
    for (const { target } of relativeImports(file)) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  expect(cycles).toEqual([]);
});

test('the pure layers are synchronous and see no clock, console, process, chance or locale', () => {
  const problems = files
    .filter(({ layer }) => pureLayers.includes(layer))
    .flatMap(({ path, syntax }) =>
      nodesOf(syntax).flatMap((node) => {
        const found = impurityOf(node);
        const { line } = syntax.getLineAndCharacterOfPosition(node.getStart());
        return found === undefined
          ? []
          : [`src/${path}:${line + 1} uses ${found}: leave it to io or pipeline`];
      }),
    );
  expect(problems).toEqual([]);
});

function impurityOf(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async';
  if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AwaitKeyword) return 'await';
  if (node.kind === ts.SyntaxKind.ImportKeyword) return 'import()';
  if (ts.isPropertyAccessExpression(node) && impureMember.test(node.getText())) return node.getText();
  if (ts.isIdentifier(node) && impureGlobals.includes(node.text)) {
    const isNameOfOther = 'name' in node.parent && node.parent.name === node;
    return isNameOfOther ? undefined : node.text;
  }
  const isDate = (callee: ts.Node) => ts.isIdentifier(callee) && callee.text === 'Date';
  if (ts.isNewExpression(node) && isDate(node.expression) && !node.arguments?.length) return 'new Date()';
  if (ts.isCallExpression(node) && isDate(node.expression)) return 'Date()';
  return undefined;
}

test('the command line starts without the heavy packages', () => {
  const hasCommands = files.some(({ layer }) => layer === 'cli');
  if (hasCommands) {
    expect(existsSync(new URL('cli/main.ts', root)), 'src/cli/main.ts is missing: bin imports it').toBe(true);
  }

  const problems: string[] = [];
  const seen = new Set<string>();
  const load = (path: string, trail: readonly string[]) => {
    const file = fileByPath.get(path);
    if (file === undefined || seen.has(path)) return;
    seen.add(path);
    for (const { specifier, typeOnly, dynamic } of file.imports) {
      if (typeOnly || dynamic) continue;
      if (isRelative(specifier)) load(targetOf(file, specifier), [...trail, path]);
      else if (loadedWhenUsed.includes(packageOf(specifier))) {
        const way = [...trail, path].join(' -> src/');
        problems.push(`src/${way} loads ${specifier} at start: reach it through await import()`);
      }
    }
  };
  for (const path of loadedAtStart) load(path, []);
  expect(problems).toEqual([]);
});

test(`a file outside model has at most ${mostLines} lines`, () => {
  const problems = files
    .filter(({ layer, lines }) => layer !== 'model' && lines > mostLines)
    .map(({ path, lines }) => `src/${path} has ${lines} lines: divide it by what changes together`);
  expect(problems).toEqual([]);
});
