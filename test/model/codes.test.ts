import { expect, it } from 'vitest';
import { codesOf } from '../../src/model/codes.ts';
import {
  forecastReasons,
  forecasts,
  holds,
  outcomeReasons,
  outcomes,
  readinesses,
} from '../../src/model/outcomes.ts';
import { answers } from '../../src/model/roles.ts';

const lists: Readonly<Record<string, readonly string[]>> = {
  outcomes,
  outcomeReasons,
  holds,
  readinesses,
  forecasts,
  forecastReasons,
  answers,
};

it.each(Object.keys(lists))(
  'the code of one of the %s is its place, and no name stands there twice',
  (name) => {
    const list = lists[name];
    expect(Object.entries(codesOf(list))).toEqual(list.map((member, code) => [member, code]));
  },
);
