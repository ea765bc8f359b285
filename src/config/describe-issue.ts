import type { z } from 'zod';
import { nearestName } from '../model/nearest-name.ts';
import type { ConfigPath, ConfigProblem } from './problems.ts';
import { valueAt } from './texts-at.ts';
import { configJsonSchema } from './written-config.ts';

type Issue = z.core.$ZodIssue;

/**
 * A complaint of the schema about a configuration in the words of its author; one issue may be several
 * problems.
 */
export function describeIssue(issue: Issue, config: unknown): ConfigProblem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path, config);
    return issue.keys.map((key) => {
      const nearest = nearestName(key, known);
      return {
        path: [...path, key],
        isAboutKey: true,
        message: `unknown key "${key}"`,
        suggestion:
          kindThatKnows(key, path, config) ??
          (nearest === null ? `known here: ${known.join(', ')}` : `did you mean "${nearest}"?`),
      };
    });
  }
  if (issue.code === 'invalid_union') {
    const option = issue.errors.find((errors) => errors.every(isWithin));
    if (option !== undefined) {
      return option.flatMap((inner) =>
        describeIssue({ ...inner, path: [...issue.path, ...inner.path] }, config),
      );
    }
  }
  const isOfNoKind = issue.code === 'invalid_union' && issue.errors.length === 0;
  const expected = isOfNoKind ? `expected ${kindsAt(path, config)}` : expectation(issue);
  const isMissing = path.length > 0 && valueAt(config, path) === undefined;
  const name = path.length === 0 ? 'the configuration' : `"${String(path.at(-1))}"`;
  return [
    {
      path: isMissing ? path.slice(0, -1) : path,
      isAboutKey: isMissing,
      message: isMissing ? `${name} is missing` : `${name}: ${expected}`,
      suggestion: descriptionAt(path, config),
    },
  ];
}

/** Whether the form as a whole was right, and the complaint is about something in it. */
function isWithin({ code, path }: Issue): boolean {
  return path.length > 0 || code === 'unrecognized_keys';
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${kindWords[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'invalid_union':
      return issue.errors.flat().map(expectation).join(', or ');
    case 'too_small':
      return issue.origin === 'string' ? 'expected some text' : `expected at least ${String(issue.minimum)}`;
    case 'too_big':
      return `expected at most ${String(issue.maximum)}`;
    case 'invalid_format':
      return issue.format === 'date' ? 'expected a date such as 2027-03-31' : `expected ${issue.format}`;
    default:
      return issue.message;
  }
}

const kindWords: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'keys and values',
  record: 'keys and values',
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

interface SchemaNode {
  readonly description?: string;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  /** Forms told apart by their `kind`. */
  readonly oneOf?: readonly SchemaNode[];
}

/** What the schema says of a place; several where it has several forms and the configuration does not tell which. */
function nodesAt(path: ConfigPath, config: unknown): readonly SchemaNode[] {
  let nodes: readonly SchemaNode[] = [configJsonSchema()];
  path.forEach((step, depth) => {
    const kind = valueAt(config, [...path.slice(0, depth), 'kind']);
    nodes = nodes
      .flatMap((node) => formsOf(node, kind))
      .map((node) => (typeof step === 'number' ? node.items : node.properties?.[step]))
      .filter((node) => node !== undefined);
  });
  return nodes;
}

function formsOf(node: SchemaNode, kind: unknown): SchemaNode[] {
  const forms = node.oneOf ?? [];
  const meant = forms.filter(({ properties }) => properties?.['kind']?.const === kind);
  return [node, ...(node.anyOf ?? []), ...(meant.length > 0 ? meant : forms)];
}

function keysAt(path: ConfigPath, config: unknown): string[] {
  const [node] = nodesAt(path, config);
  const forms = node === undefined ? [] : formsOf(node, valueAt(config, [...path, 'kind']));
  return forms.flatMap(({ properties }) => Object.keys(properties ?? {}));
}

/** Where no kind is given: which one has this key. */
function kindThatKnows(key: string, path: ConfigPath, config: unknown): string | null {
  if (valueAt(config, [...path, 'kind']) !== undefined) return null;
  const kinds = nodesAt(path, config)
    .flatMap(({ oneOf = [] }) => oneOf)
    .filter(({ properties = {} }) => Object.hasOwn(properties, key))
    .map(({ properties }) => `"kind: ${String(properties?.['kind']?.const)}"`);
  return kinds.length === 0 ? null : `it needs ${kinds.join(' or ')}`;
}

function kindsAt(path: ConfigPath, config: unknown): string {
  const kinds = nodesAt(path, config).flatMap((node) =>
    node.const === undefined ? [] : [JSON.stringify(node.const)],
  );
  return kinds.join(' or ');
}

function descriptionAt(path: ConfigPath, config: unknown): string | null {
  const [first, ...others] = nodesAt(path, config).map(({ description }) => description);
  return others.some((other) => other !== first) ? null : (first?.replace(/\.$/, '') ?? null);
}
