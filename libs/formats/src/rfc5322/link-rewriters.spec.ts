import { withoutRewriters } from './link-rewriters';

const TARGET = 'https://shop.example/a-b_c?x=1&y=2';
const encoded = encodeURIComponent(TARGET);
const V2 = 'https-3A__shop.example_a-2Db-5Fc-3Fx-3D1-26y-3D2';
const base64 = Buffer.from(TARGET).toString('base64');

describe('a link that a mail gateway rewrote', () => {
  it.each([
    ['Safe Links', `https://eur01.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C02&sdata=x%3D&reserved=0`],
    ['Safe Links of a government cloud, with a path', `https://gcc02.safelinks.protection.office365.us/ap/w-59584e83/?url=${encoded}&data=1`],
    ['Proofpoint 1', `https://urldefense.proofpoint.com/v1/url?u=${encoded}&k=abc`],
    ['Proofpoint 2', `https://urldefense.proofpoint.com/v2/url?u=${V2}&d=DwMF&c=x&r=y&m=z&s=w&e=`],
    ['Proofpoint 3', `https://urldefense.com/v3/__${TARGET}__;!!token$`],
    ['Proofpoint 3 with one slash', `https://urldefense.com/v3/__${TARGET.replace('//', '/')}__;!!token$`],
    ['Barracuda', `https://linkprotect.cudasvc.com/url?a=${encoded}&c=E,1,xyz&typo=1`],
    ['Cisco, as it is', `http://secure-web.cisco.com/1abcDEF-token/${TARGET}`],
    ['Cisco, encoded', `https://secure-web.cisco.com/1abcDEF-token/${encoded}`],
    ['Sophos', `https://eu-west-1.protection.sophos.com/?d=elsewhere.example&u=${encodeURIComponent(base64)}&i=1`],
    ['Trellix', `https://protect2.fireeye.com/v1/url?k=1&q=1&e=2&u=${encoded}`],
    ['Trend Micro', `https://us.ctp.trendmicro.com:443/wis/clicktime/v1/query?url=${encoded}&umid=1`],
    ['Symantec', `https://clicktime.symantec.com/3Abc?u=${encoded}`],
    [
      'one gateway behind another',
      `https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://urldefense.proofpoint.com/v2/url?u=${V2}&d=1`)}`,
    ],
  ])('leads where it led before: %s', (_vendor, url) => {
    expect(withoutRewriters({ url, text: 'the shop' })).toEqual({ url: TARGET, text: 'the shop' });
    // A gateway may write its address into the text as well.
    expect(withoutRewriters({ url, text: url })).toEqual({ url: TARGET, text: TARGET });
  });

  it('gets its special characters back from version 3 of Proofpoint, single ones and runs', () => {
    const characters = Buffer.from('#ü€%').toString('base64url');
    expect(withoutRewriters({ url: `https://urldefense.com/v3/__https://shop.example/*a**Ab*__;${characters}!!t$`, text: '' }).url).toBe(
      'https://shop.example/#aü€b%',
    );
  });

  it.each([
    ['Mimecast', 'https://protect-eu.mimecast.com/s/AbC1?domain=shop.example'],
    ['Mimecast, newer', 'https://url.us.m.mimecastprotect.com/s/AbC1?domain=shop.example'],
    ['a damaged link', 'https://urldefense.com/v3/__https://shop.example/cut'],
    ['a target that is no address', 'https://eur01.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)'],
  ])('keeps its address and shows nothing that could be held against it where the target is not said: %s', (_vendor, url) => {
    expect(withoutRewriters({ url, text: 'shop.example' })).toEqual({ url, text: '' });
  });

  it.each([
    ['a look-alike of a gateway', `https://safelinks.protection.outlook.com.evil.example/?url=${encoded}`],
    ['another host of the vendor', 'https://www.cisco.com/token/https://shop.example/'],
    ['a name in the path', `https://evil.example/urldefense.com/v3/__${TARGET}__;!!t$`],
    ['no address', 'mailto:ann@mimecast.com'],
  ])('is not %s', (_what, url) => expect(withoutRewriters({ url, text: 'shop.example' })).toEqual({ url, text: 'shop.example' }));
});
