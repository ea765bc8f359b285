import { expect, test } from 'vitest';
import { configJsonSchema } from '../src/config/written-config.ts';

const published = `${JSON.stringify(configJsonSchema(), null, 2)}\n`;

test('the published schema is that of the configuration', async () => {
  await expect(published).toMatchFileSnapshot('../schema/rollcall.schema.json');
});

test('editors find every key described', () => {
  const { title, $schema, additionalProperties, properties } = JSON.parse(published);
  expect({ title, $schema, additionalProperties }).toEqual({
    title: 'rollcall configuration',
    $schema: 'http://json-schema.org/draft-07/schema#',
    additionalProperties: false,
  });
  expect(undescribed(properties, '')).toEqual([]);
});

interface SchemaNode {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
}

function undescribed(properties: Readonly<Record<string, SchemaNode>>, place: string): string[] {
  return Object.entries(properties).flatMap(([name, node]) => [
    ...(node.description === undefined ? [`${place}${name}`] : []),
    ...[node, ...(node.items === undefined ? [] : [node.items]), ...(node.anyOf ?? [])].flatMap((inner) =>
      undescribed(inner.properties ?? {}, `${place}${name}.`),
    ),
  ]);
}
