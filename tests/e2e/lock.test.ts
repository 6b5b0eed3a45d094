import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './host-fixture';

test('the address opens once; a second browser is told to start again', async ({ app, host, browser }) => {
  expect(new URL(app.url()).search, 'the token left the address bar').toBe('');
  await app.reload();
  expect(await app.evaluate(() => document.cookie), 'the key is out of reach of scripts').toBe('');
  const other = await browser.newContext();
  const page = await other.newPage();
  const reply = await page.goto(host.address);
  expect(reply?.status()).toBe(403);
  await expect(page.getByText('这个地址已经用过')).toBeVisible();
  await other.close();
});

test.describe('the policy of the page', () => {
  test.use({
    expectedErrors: /Content Security Policy/,
  });

  test('runs no foreign script and reaches no other address', async ({ app }) => {
    let visits = 0;
    const other = createServer((_request, response) => {
      visits += 1;
      response.setHeader('access-control-allow-origin', '*');
      response.end('');
    });
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const { port } = other.address() as AddressInfo;
    const tried = await app.evaluate(async (address) => {
      const outcome = (work: () => unknown) =>
        new Promise<string>((resolve) => {
          // By a timer: what the driver evaluates directly is exempt from the policy.
          setTimeout(async () => {
            try {
              await work();
              resolve('possible');
            } catch {
              resolve('refused');
            }
          });
        });
      const script = document.createElement('script');
      script.textContent = 'window.planted = true';
      const foreign = document.createElement('script');
      foreign.src = address;
      const image = new Image();
      image.src = address;
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(script, foreign, image, frame);
      const form = Object.assign(document.createElement('form'), { action: address, method: 'post' });
      document.body.append(form);
      form.submit();
      return {
        inlineRan: 'planted' in window,
        evaluating: await outcome(() => new Function('return 1')()),
        fetching: await outcome(() => fetch(address)),
        fetchingOwn: await outcome(() => fetch('/index.html')),
      };
    }, `http://127.0.0.1:${port}/`);
    expect(tried).toEqual({
      inlineRan: false,
      evaluating: 'refused',
      fetching: 'refused',
      fetchingOwn: 'possible',
    });
    expect(visits).toBe(0);
    other.close();
  });
});
