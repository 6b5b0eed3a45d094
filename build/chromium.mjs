import { existsSync } from 'node:fs';

/** Chromium without any window of its own: the same engine with a quarter less work for the processor. */
const SHELL = '/usr/bin/chromium-headless-shell';
const WHOLE = '/usr/bin/chromium';

/** @returns {string | undefined} a Chromium for the stories: the one named, or one of Debian's */
export const chromiumPath = () => first([process.env.JUESUAN_CHROMIUM, SHELL, WHOLE]);

/** @returns {string | undefined} the one for benchmarks: as clerks have it, where it is there */
export const wholeChromiumPath = () => first([process.env.JUESUAN_CHROMIUM, WHOLE, SHELL]);

const first = (paths) => paths.find((path) => path && existsSync(path));
