import { createRequire } from 'node:module';
import { Language, Parser, type Node as SyntaxNode } from '@vscode/tree-sitter-wasm';

const require = createRequire(import.meta.url);

/** What a script may call that it does not define, each with the parameters that Windows PowerShell 5.1 knows. */
export type Commands = Readonly<Record<string, readonly string[]>>;

const grammar = await (async () => {
  await Parser.init();
  return Language.load(require.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm'));
})();

/** A node of the syntax tree, taken over once: each look into the parser's own memory is slow. */
interface Node {
  readonly type: string;
  readonly text: string;
  readonly line: number;
  readonly isMissing: boolean;
  readonly isNamed: boolean;
  readonly children: readonly Node[];
}

function copied({ type, text, startPosition, isMissing, isNamed, children }: SyntaxNode): Node {
  const inner = children.filter((child) => child !== null).map(copied);
  return { type, text, line: startPosition.row + 1, isMissing, isNamed, children: inner };
}

/** Variables that PowerShell itself sets. */
const automatic = new Set(
  [
    'null',
    'true',
    'false',
    '_',
    'PSScriptRoot',
    'ExecutionContext',
    'Host',
    'PSCmdlet',
    'WhatIfPreference',
  ].map((name) => name.toLowerCase()),
);

/**
 * What may not be in a script: anything that is no PowerShell 5.1 or that the grammar cannot read, calls of what is
 * neither listed nor defined, or with a parameter that is not there, text in which something is filled in, and
 * variables or functions that are used and not there, or there and not used.
 */
export function powershellProblems(text: string, commands: Commands): string[] {
  const parser = new Parser();
  parser.setLanguage(grammar);
  const tree = parser.parse(text);
  if (tree === null) throw new Error('the script was not parsed');
  const root = copied(tree.rootNode);
  const functions = new Map(
    descendants(root, 'function_statement').map((node) => [nameOf(node, 'function_name'), node] as const),
  );
  const scopes: readonly Scope[] = [
    { name: 'the script', node: root, isScript: true },
    ...Array.from(functions, ([name, node]) => ({ name, node, isScript: false })),
  ];
  return [
    ...nodes(root).flatMap(forbidden),
    ...scopes.flatMap((scope) => [
      ...unknownVariables(scope),
      ...within(scope, 'command').flatMap((command) => commandProblems(command, scope, functions, commands)),
    ]),
    ...[...functions.keys()]
      .filter((name) => !descendants(root, 'command').some((command) => commandName(command) === name))
      .map((name) => `the function ${name} is never called`),
  ];
}

interface Scope {
  readonly name: string;
  readonly node: Node;
  readonly isScript: boolean;
}

const forbiddenTypes: Readonly<Record<string, string>> = {
  ERROR: 'cannot be read',
  pipeline_chain_tail: 'is no operator of PowerShell 5.1',
  command_invokation_operator: 'calls what is only known when it runs',
  expandable_string_literal: 'is a text that something is filled into',
  expandable_here_string_literal: 'is a text that something is filled into',
  verbatim_here_string_characters: 'is a text over several lines',
  trap_statement: 'hides where an error is handled',
};

function forbidden(node: Node): string[] {
  const why = node.isMissing ? `is missing (${node.type})` : forbiddenTypes[node.type];
  return why === undefined ? [] : [`line ${node.line}: ${node.text.slice(0, 40)} ${why}`];
}

function commandProblems(
  command: Node,
  scope: Scope,
  functions: ReadonlyMap<string, Node>,
  commands: Commands,
): string[] {
  const name = commandName(command);
  const line = `line ${command.line}`;
  const own = functions.get(name);
  const known = own === undefined ? commands[name] : parametersOf(own);
  if (known === undefined) return [`${line}: ${name} may not be called`];
  const given = ownDescendants(command, 'command_parameter', 'command').map(({ text }) =>
    text.replace(/:$/, ''),
  );
  const splatted = ownDescendants(command, 'variable', 'command')
    .filter(({ text }) => text.startsWith('@'))
    .flatMap(({ text }) => keysOf(text.slice(1), scope));
  return [...given, ...splatted.map((key) => `-${key}`)]
    .filter((parameter) => !known.includes(parameter))
    .map((parameter) => `${line}: ${name} has no parameter ${parameter}`);
}

/** The keys that a variable's hashtable is made with, and those that are added to it. */
function keysOf(variable: string, scope: Scope): string[] {
  return within(scope, 'assignment_expression').flatMap((assignment) => {
    const [left] = named(assignment);
    const target = left?.text ?? '';
    const added = new RegExp(`^\\$${variable}\\['(\\w+)'\\]$`).exec(target);
    if (added !== null) return [added[1]];
    if (target !== `$${variable}`) return [];
    const [literal] = descendants(assignment, 'hash_literal_expression');
    const body =
      literal === undefined ? [] : ownDescendants(literal, 'hash_entry', 'hash_literal_expression');
    return body.map((entry) => nameOf(entry, 'key_expression'));
  });
}

/** A function sees its own variables only, although PowerShell would let it see its caller's. */
function unknownVariables(scope: Scope): string[] {
  const own = new Set([
    ...parametersOf(scope.node).map((name) => name.slice(1).toLowerCase()),
    ...within(scope, 'left_assignment_expression').map(
      ({ text }) => /^\$(\w+)/.exec(text)?.[1].toLowerCase() ?? '',
    ),
    ...within(scope, 'foreach_statement').map((loop) => nameOf(loop, 'variable').slice(1).toLowerCase()),
  ]);
  const used = within(scope, 'variable').map((node) => ({ node, name: node.text.slice(1).toLowerCase() }));
  const unknown = used
    .filter(({ name }) => !own.has(name) && !automatic.has(name))
    .map(({ node }) => `line ${node.line}: ${scope.name} does not know ${node.text}`);
  const unused = [...own]
    .filter((name) => name !== 'erroractionpreference' && used.filter((one) => one.name === name).length < 2)
    .map((name) => `${scope.name} never uses $${name}`);
  return [...unknown, ...unused];
}

function parametersOf(scope: Node): string[] {
  const [block] = ownDescendants(scope, 'param_block', 'function_statement');
  return (block === undefined ? [] : descendants(block, 'script_parameter')).map(
    (parameter) => `-${nameOf(parameter, 'variable').slice(1)}`,
  );
}

function commandName(command: Node): string {
  const [first] = named(command);
  return first.type === 'foreach_command' ? first.text.split(/\s/)[0] : first.text;
}

function nameOf(node: Node, type: string): string {
  return named(node).find((child) => child.type === type)?.text ?? '';
}

function named(node: Node): Node[] {
  return node.children.filter(({ isNamed }) => isNamed);
}

function nodes(node: Node, found: Node[] = []): Node[] {
  found.push(node);
  for (const child of node.children) nodes(child, found);
  return found;
}

function descendants(node: Node, type: string): Node[] {
  return nodes(node).filter((inner) => inner.type === type);
}

/** Nodes of a scope that are not those of a function in it. */
function within({ node, isScript }: Scope, type: string): Node[] {
  return isScript ? ownDescendants(node, type, 'function_statement') : descendants(node, type);
}

/** Nodes below one, but not below another of the given type in between. */
function ownDescendants(node: Node, type: string, border: string, found: Node[] = []): Node[] {
  for (const child of node.children) {
    if (child.type === border) continue;
    if (child.type === type) found.push(child);
    ownDescendants(child, type, border, found);
  }
  return found;
}
