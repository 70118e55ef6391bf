import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPipeline } from '@cordon/runtime';
import { ROOT } from './tree';

const DRAWING = /<!-- drawing -->\n+```text\n([\s\S]*?)\n```\n+<!-- \/drawing -->/;

test('the drawing in the README is the one that PIPELINE gives', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  expect(DRAWING.exec(readme)?.[1]).toBe(drawPipeline());
});
