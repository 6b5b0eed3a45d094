import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The official fonts by those that stand in for them in the PDF, so that both are set in the same. */
const STAND_INS: Readonly<Record<string, string>> = {
  方正小标宋简体: 'Noto Serif CJK SC',
  仿宋_GB2312: 'Noto Serif CJK SC',
  楷体_GB2312: 'Noto Serif CJK SC',
  宋体: 'Noto Serif CJK SC',
  黑体: 'Noto Sans CJK SC',
};

/** Whether the programs and the font that pages are compared with are here. */
export function canSetPages(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    execFileSync('pdftoppm', ['-v'], { stdio: 'ignore' });
    return execFileSync('fc-list', ['Noto Serif CJK SC'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}

/**
 * Word files as PDFs in `word`, as LibreOffice sets them. Of what the files say of line breaking it does not read (up to
 * 7.4) that Chinese and digits stand close together (w:autoSpaceDE), so that is put into its own format in between.
 */
export function setByOffice(folder: string, names: readonly string[]): void {
  const fonts = join(folder, 'fonts.conf');
  writeFileSync(fonts, fontConfiguration(join(folder, 'fonts')));
  const convert = (to: string, from: readonly string[], into: string) =>
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'office')}`,
        ...['--headless', '--convert-to', to, '--outdir', into, ...from],
      ],
      { stdio: 'ignore', env: { ...process.env, FONTCONFIG_FILE: fonts } },
    );
  const between = join(folder, 'between');
  mkdirSync(between, { recursive: true });
  convert(
    'odt',
    names.map((name) => join(folder, `${name}.docx`)),
    between,
  );
  const files = names.map((name) => join(between, `${name}.odt`));
  for (const file of files) {
    const parts = unzipSync(readFileSync(file));
    const styles = strFromU8(parts['styles.xml'] ?? new Uint8Array());
    parts['styles.xml'] = strToU8(
      styles.replaceAll('style:text-autospace="ideograph-alpha"', 'style:text-autospace="none"'),
    );
    writeFileSync(file, zipSync(parts));
  }
  convert('pdf:writer_pdf_Export', files, join(folder, 'word'));
}

function fontConfiguration(cache: string): string {
  const matches = Object.entries(STAND_INS).map(
    ([name, used]) =>
      `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="assign" binding="same"><string>${used}</string></edit></match>`,
  );
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts</dir><cachedir>${cache}</cachedir>${matches.join('')}</fontconfig>
`;
}
