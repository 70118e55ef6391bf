import { mail, type Letter } from '../testing/events';
import { HOUR, MONDAY, DAY, mailOf } from '../testing/life';
import { lived } from '../testing/week';

const NOW = MONDAY + 7 * DAY + 9 * HOUR;
const ASKS = 'Your access expires today. Please verify your password to keep it, otherwise the payment is blocked.';
const to = mailOf('anna');
const HIDDEN = { url: 'https://account-verify.test/d/1?m=2', text: 'portal.corvane-logistics.example/statement' };

function judged(letter: Letter) {
  return lived()
    .happen([mail(NOW, letter)])
    .find((f) => f.detector === 'email.first-contact');
}

describe('first contact', () => {
  const attacks: readonly (readonly [string, Letter, RegExp])[] = [
    [
      'a look-alike that asks for a password',
      { from: 'roe@corvane-loglstics.example', name: 'Rita Roe', to, text: ASKS, links: [HIDDEN], replyTo: 'rita@quickpost.example' },
      /corvane-logistics\.example/,
    ],
    [
      'a colleague’s name from outside',
      { from: 'boss@quickpost.example', name: 'Winter, Bert', to, text: 'Please pay it today by wire transfer. Keep this between us.' },
      /Bert Winter/,
    ],
    [
      'an own address that failed its checks',
      { from: mailOf('bert'), to, text: ASKS, auth: { spf: 'fail', dmarc: 'fail' }, links: [HIDDEN] },
      /failed SPF fail, DMARC fail/,
    ],
  ];
  it.each(attacks)('notices %s', (_why, letter, reason) => {
    const f = judged(letter);
    expect(f?.reason).toMatch(reason);
    expect(f?.bits).toBeGreaterThanOrEqual(4);
    expect(f?.entities).toContainEqual({ kind: 'mailbox', key: letter.from, role: 'actor', claimed: true });
    expect(f?.entities).toContainEqual({ kind: 'user', key: to, role: 'target' });
  });

  it('names the link, its host and the message, so that a click can be tied to it', () => {
    const f = judged({ from: 'roe@corvane-loglstics.example', to, text: ASKS, links: [HIDDEN], id: 'm1@corvane-loglstics.example' });
    expect(f?.entities.filter((e) => e.role === 'artefact')).toEqual([
      { kind: 'url', key: 'https://account-verify.test/d/1?m=2', role: 'artefact' },
      { kind: 'domain', key: 'account-verify.test', role: 'artefact' },
      { kind: 'message', key: 'm1@corvane-loglstics.example', role: 'artefact' },
    ]);
  });

  const ordinary: readonly (readonly [string, Letter])[] = [
    [
      'a stranger who wants nothing',
      {
        from: 'jo@new-firm.example',
        to,
        text: 'May I introduce our catalogue?',
        links: [{ url: 'https://www.new-firm.example/', text: 'www.new-firm.example' }],
      },
    ],
    [
      'the partner who asks for payment as ever',
      { from: 'roe@corvane-logistics.example', to, text: 'The invoice is due. Payment is expected within 30 days.' },
    ],
    [
      'a newsletter whose links are counted by another host',
      {
        from: 'news@paper.example',
        to,
        text: 'The week in short.',
        links: [{ url: 'https://count.mailer.example/r/1', text: 'www.paper.example' }],
        replyTo: 'bounce@mailer.example',
      },
    ],
  ];
  it.each([
    ['a signature that a mailing list broke', { dkim: 'fail' }, undefined],
    ['SPF that failed on the way over a forwarder, with a signature that holds', { spf: 'fail', dkim: 'pass', dmarc: 'pass' }, undefined],
    ['SPF that failed and nothing that holds', { spf: 'softfail', dkim: 'fail' }, 'Mail that only claims to be ours'],
    ['DMARC that failed', { spf: 'pass', dmarc: 'fail' }, 'Mail that only claims to be ours'],
  ])('of an own address with %s', (_how, auth, title) => {
    expect(judged({ from: mailOf('bert'), to, text: 'Hello.', auth: auth as Record<string, string> })?.title).toBe(title);
  });

  it.each(ordinary)('has little to say about %s', (_why, letter) => {
    expect(judged(letter)?.bits ?? 0).toBeLessThan(2);
  });

  it.each([
    ['a wallet, a word of it in another alphabet', 'Please verify your Trust Wаllet today. Your wallet will be suspended.'],
    ['styled letters', 'Please 𝐯𝐞𝐫𝐢𝐟𝐲 𝐲𝐨𝐮𝐫 𝐩𝐚𝐬𝐬𝐰𝐨𝐫𝐝 today.'],
    ['hidden characters', 'Please ver\u200bify your pass\u00adword today.'],
    ['Portuguese', 'Sua senha expira hoje. Atualize o seu cadastro.'],
    ['Spanish', 'Su cuenta ha sido bloqueada. Inicie sesión hoy.'],
    ['French', 'Votre compte a été suspendu. Veuillez vous connecter aujourd’hui.'],
    ['German', 'Ihr Konto wurde gesperrt. Handeln Sie sofort.'],
    ['a fee for a parcel', 'Your parcel is held until the customs fee is paid. Pay it today.'],
  ])('is noticed when a stranger asks by %s', (_how, text) => {
    expect(judged({ from: 'help@secure-desk.test', to, text, links: [HIDDEN] })?.bits).toBeGreaterThan(4);
  });

  it('does not make a forger known by an earlier forgery, nor excuse a forgery by the mails of the one it names', () => {
    const forged = { spf: 'fail', dkim: 'none', dmarc: 'fail' };
    const letter = (from: string, auth?: Record<string, string>): Letter => ({ from, to, text: ASKS, ...(auth === undefined ? {} : { auth }) });
    const found = lived().happen([
      mail(NOW, { ...letter('a@first-seen.test', forged), text: 'Hello.' }),
      mail(NOW + HOUR, letter('a@first-seen.test', forged)),
      mail(NOW + 2 * HOUR, letter('roe@corvane-logistics.example', forged)),
      mail(NOW + 3 * HOUR, letter('roe@corvane-logistics.example')),
    ]);
    expect(found.filter((f) => f.detector === 'email.first-contact').map((f) => f.title)).toEqual([
      'First mail of a stranger who asks for something',
      'Mail that only claims to be a known sender’s',
    ]);
  });

  it('takes a new address for a stranger where everybody writes once, and less so where few write much', () => {
    const hello = (i: number, from: string): ReturnType<typeof mail> => mail(NOW - HOUR + i, { from, to, text: 'Hello.' });
    const score = (from: (i: number) => string, last: string): number => {
      const found = lived().happen([...Array.from({ length: 40 }, (_, i) => hello(i, from(i))), mail(NOW, { from: last, to, text: ASKS })]);
      return Number(
        found.find((f) => f.detector === 'email.first-contact')?.measures.find((m) => m.name === 'first mail from the address')?.value ?? 0,
      );
    };
    expect(score((i) => `person${i}@quickpost.example`, 'one-more@quickpost.example')).toBeGreaterThan(
      score(() => 'office@pallets.example', 'other@pallets.example'),
    );
  });

  it('gives a new supplier’s first invoice less than a lure', () => {
    const invoice = judged({
      from: 'sales@redfern-pallets.example',
      to,
      text: 'Our first invoice, payable in 30 days.',
      links: [{ url: 'https://portal.redfern-pallets.example/1', text: 'portal.redfern-pallets.example' }],
    });
    expect(invoice?.bits ?? 0).toBeLessThan(3);
  });
});
