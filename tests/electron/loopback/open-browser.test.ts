import { expect, test } from 'vitest';
import { mayOpenBrowser, openerOf } from '../../../electron/loopback/open-browser';

test.each([
  [{}, 'win32', true],
  [{}, 'darwin', true],
  [{}, 'linux', false],
  [{ DISPLAY: ':0' }, 'linux', true],
  [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
  [{ DISPLAY: ':0', CI: '1' }, 'linux', false],
  [{ JUESUAN_NO_OPEN: '1' }, 'win32', false],
] as const)('with %j on %s a browser may open: %s', (environment, platform, expected) => {
  expect(mayOpenBrowser(environment, platform)).toBe(expected);
});

test('the address reaches the system opener unchanged', () => {
  const address = 'http://127.0.0.1:1/?token=a-b_c';
  expect(openerOf('linux', address)).toEqual(['xdg-open', address]);
  expect(openerOf('darwin', address)).toEqual(['open', address]);
  expect(openerOf('win32', address)).toEqual(['cmd', '/c', 'start', '""', address]);
});
