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
    expectedErrors: [/Content Security Policy/, /Failed to load resource/, /Fetch API cannot load/],
  });

  test('runs no foreign script and reaches no other address', async ({ app, host }) => {
    const tried = await app.evaluate(
      async (other) => {
        const script = document.createElement('script');
        script.textContent = 'window.planted = true';
        document.body.append(script);
        const reached = (work: () => unknown) =>
          Promise.resolve()
            .then(work)
            .then(
              () => true,
              () => false,
            );
        const frame = document.createElement('iframe');
        frame.src = '/';
        document.body.append(frame);
        return {
          inline: 'planted' in window,
          evaluated: await reached(() => new Function('return 1')()),
          otherPort: await reached(() => fetch(other, { mode: 'no-cors' })),
          worker: await reached(() => new Worker('data:text/javascript,1')),
          own: await reached(() => fetch('/index.html')),
        };
      },
      `http://127.0.0.1:${new URL(host.address).port === '1' ? 2 : 1}/`,
    );
    expect(tried).toMatchObject({ inline: false, evaluated: false, otherPort: false, own: true });
  });
});
