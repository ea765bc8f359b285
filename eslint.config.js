import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const typed = ['src/**/*.ts', 'test/**/*.ts', '*.config.ts'];

const readonlyGlobals = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

const defaultExport = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'Export by name.',
};
const clock = 'Take the time as an argument; only src/io reads the clock.';
const clockSyntax = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clock },
  { selector: 'CallExpression[callee.name="Date"]', message: clock },
];
const locale = 'It depends on the locale of the machine; same input must give same bytes.';
const localeProperties = [
  'localeCompare',
  'toLocaleLowerCase',
  'toLocaleUpperCase',
  'toLocaleString',
  'toLocaleDateString',
  'toLocaleTimeString',
].map((property) => ({ property, message: locale }));
const localeGlobals = [{ name: 'Intl', message: locale }];

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'fixtures/', 'rollcall-report/', '.rollcall-*']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...js.configs.recommended.rules,
      eqeqeq: 'error',
      'no-console': 'error',
      'no-control-regex': 'off', // control characters are what escaping and validation are about
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-imports': ['error', { paths: ['vm', 'node:vm'] }],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: readonlyGlobals([
        'AbortController',
        'Buffer',
        'SharedArrayBuffer',
        'TextDecoder',
        'TextEncoder',
        'URL',
        'clearTimeout',
        'console',
        'performance',
        'process',
        'setTimeout',
        'structuredClone',
      ]),
    },
  },
  {
    files: ['test/bench/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: typed,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-implied-eval': 'off', // the typed rule of the same name takes its place
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }], // code points are meant
      '@typescript-eslint/no-unnecessary-condition': 'off', // an index may miss, and its type does not say so
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/require-array-sort-compare': ['error', { ignoreStringArrays: false }],
      'no-restricted-syntax': ['error', defaultExport, ...clockSyntax],
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Only src/io sees the process; take what is needed as an argument.' },
        { name: 'performance', message: clock },
        ...localeGlobals,
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: clock },
        { object: 'Math', property: 'random', message: 'Same input must give same bytes.' },
        ...localeProperties,
      ],
    },
  },
  {
    files: ['src/io/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', defaultExport],
      'no-restricted-globals': ['error', ...localeGlobals],
      'no-restricted-properties': ['error', ...localeProperties],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', defaultExport],
      // What a test parses or fakes is checked by its assertions.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
);
