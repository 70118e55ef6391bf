// Mails of the size that people get: a median of 10 kB with half of all between 6 and 19 kB, a text and an HTML part with links, three in ten with
// an attachment. All words and addresses are invented; the same seed gives the same mails.
import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';

const MEDIAN = 10_000;
/** Of the logarithm: quartiles lie at 0.56 and 1.8 times the median. */
const SIGMA = 0.87;
const WITH_FILE = 0.3;
const WORDS =
  'order valve invoice meeting project delivery week please attached review budget sensor pump offer contract number change team site morning report quality draft signed address schedule'.split(
    ' ',
  );

export function makeLetters(count, seed = 7) {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, i) => letter(i, Math.min(400_000, Math.round(MEDIAN * Math.exp(SIGMA * normal(random)))), random));
}

function letter(i, size, random) {
  const boundary = createHash('md5').update(`${i}`).digest('hex');
  const hasFile = random() < WITH_FILE && size > 4_000;
  const text = wrapped(sentences(random, (size * (hasFile ? 0.2 : 0.3)) | 0));
  const head = [
    `Return-Path: <ann.${i % 97}@firm${i % 53}.example>`,
    `Received: from mx${i % 7}.firm${i % 53}.example (mx${i % 7}.firm${i % 53}.example [198.51.100.${i % 250}])\r\n by mx01.acme.example with ESMTPS id ${boundary.slice(0, 12)}; Tue, 24 Nov 2026 10:${String(i % 60).padStart(2, '0')}:31 +0000`,
    `Authentication-Results: mx01.acme.example;\r\n spf=pass smtp.mailfrom=firm${i % 53}.example;\r\n dkim=pass header.d=firm${i % 53}.example header.s=s1;\r\n dmarc=pass header.from=firm${i % 53}.example`,
    `DKIM-Signature: v=1; a=rsa-sha256; d=firm${i % 53}.example; s=s1; h=from:to:subject; bh=${boundary}; b=${boundary.repeat(5)}`,
    `Date: Tue, 24 Nov 2026 10:${String(i % 60).padStart(2, '0')}:30 +0000`,
    `From: Ann Weber <ann.${i % 97}@firm${i % 53}.example>`,
    `To: Mira Holt <mira.${i % 200}@acme.example>, kai.${i % 90}@acme.example`,
    `Subject: Re: ${sentences(random, 40).trim()}`,
    `Message-ID: <${boundary}@firm${i % 53}.example>`,
    `In-Reply-To: <${boundary.slice(9)}@acme.example>`,
    'MIME-Version: 1.0',
  ];
  const alternative = multipart('alternative', `a${boundary}`, [
    `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}\r\nhttps://www.firm${i % 53}.example/r/${i}\r\n`,
    `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${html(text, i)}`,
  ]);
  if (!hasFile) return Buffer.from(`${head.join('\r\n')}\r\n${alternative}`);
  const file = deflateRawSync(Buffer.from(sentences(random, size))).subarray(0, size * 0.35);
  const attached = `Content-Type: application/octet-stream; name="plan-${i}.bin"\r\nContent-Disposition: attachment; filename="plan-${i}.bin"\r\nContent-Transfer-Encoding: base64\r\n\r\n${file.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;
  return Buffer.from(`${head.join('\r\n')}\r\n${multipart('mixed', `m${boundary}`, [alternative, attached])}`);
}

const multipart = (kind, boundary, parts) =>
  `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${parts.map((p) => `--${boundary}\r\n${p}\r\n`).join('')}--${boundary}--\r\n`;

function html(text, i) {
  const paragraphs = text
    .split('\r\n')
    .map((line, n) =>
      n % 6 === 3
        ? `<p style=3D"margin:0 0 12px 0">${line} <a href=3D"https://www.firm${i % 53}.example/r/${i}/${n}?u=3D${n * 7}">more</a></p>`
        : `<p style=3D"margin:0 0 12px 0">${line}</p>`,
    );
  return `<html><body style=3D"font-family:Calibri">\r\n${paragraphs.join('\r\n')}\r\n</body></html>\r\n`.replace(/.{72}(?!=)(?<!=.?)/g, '$&=\r\n');
}

function sentences(random, length) {
  let text = '';
  while (text.length < length) text += `${WORDS[(random() * WORDS.length) | 0]} `;
  return text.slice(0, length);
}

const wrapped = (text) => text.replace(/(.{1,70})(?:\s|$)/g, '$1\r\n');

function randomOf(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const normal = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
