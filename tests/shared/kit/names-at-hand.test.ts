import { expect, test } from 'vitest';
import { namesAtHand } from '#shared/kit/names-at-hand';

test('what could have been named is listed; where there is nothing, that is said', () => {
  expect(namesAtHand(['概况', '附表'])).toBe('可用：概况、附表');
  expect(namesAtHand([])).toBe('这里一个也没有');
});
