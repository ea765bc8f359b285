import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { describeIssue } from './describe-issue.ts';
import { problemsError, type ConfigProblem, type ProblemPlace } from './problems.ts';
import { checkMeaning } from './check-meaning.ts';
import { writtenConfig, type WrittenConfig } from './written-config.ts';

/**
 * Reads the text of a configuration.
 * @throws RollcallError `invalid-configuration` with every problem in it at once.
 */
export function readConfig(file: string, text: string): WrittenConfig {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    version: '1.2',
    logLevel: 'error',
  });
  const placeAt = (offset: number): ProblemPlace => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const mistakes = [...document.errors, ...document.warnings];
  if (mistakes.length > 0) {
    const problems = mistakes.map(({ message, pos }) => ({ ...placeAt(pos[0]), message, suggestion: null }));
    throw problemsError(file, text, problems.sort(byPlace));
  }
  const config = plainValue(document, (message, offset) =>
    problemsError(file, text, [{ ...placeAt(offset), message, suggestion: null }]),
  );
  const parsed = writtenConfig.safeParse(config);
  const complaints = parsed.success ? [] : parsed.error.issues;
  const problems = [...complaints.flatMap((issue) => describeIssue(issue, config)), ...checkMeaning(config)];
  if (problems.length > 0 || !parsed.success) {
    const placed = problems.map((problem) => ({ ...problem, ...placeAt(offsetOf(document, problem)) }));
    throw problemsError(file, text, placed.sort(byPlace));
  }
  return parsed.data;
}

function byPlace(one: ProblemPlace, other: ProblemPlace): number {
  return one.line - other.line || one.column - other.column;
}

/** The document as plain values; aliases are the one thing that only shows here. */
function plainValue(document: Document.Parsed, problem: (message: string, offset: number) => Error): unknown {
  try {
    return document.toJS() ?? {};
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    let offset = 0;
    visit(document, {
      Alias: (_key, alias) => {
        if (alias.resolve(document) !== undefined) return undefined;
        offset = alias.range?.[0] ?? 0;
        return visit.BREAK;
      },
    });
    throw problem(error.message, offset);
  }
}

/** Where a problem's node begins in the text; that of the nearest parent where the node is not there. */
function offsetOf(document: Document.Parsed, { path, isAboutKey }: ConfigProblem): number {
  if (isAboutKey && path.length > 0) {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
      : undefined;
    if (isNode(pair?.key) && pair.key.range) return pair.key.range[0];
  }
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
