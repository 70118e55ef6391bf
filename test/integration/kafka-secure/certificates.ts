import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const EC = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-days', '2'];
/** The tests speak to brokers by address. */
const HERE = 'subjectAltName=IP:127.0.0.1';

/** PEM files in one folder: a CA, another that nobody knows, and what the first has signed. */
export interface Certificates {
  readonly ca: string;
  readonly strangeCa: string;
  /** Key and certificate of a broker in one file, as Kafka takes them, for 127.0.0.1; and the same for another name. */
  readonly broker: string;
  readonly misnamed: string;
  readonly client: { readonly cert: string; readonly key: string };
  /** The same certificate; its key needs the password. */
  readonly locked: { readonly cert: string; readonly key: string };
  /** A client whose certificate the other CA has signed. */
  readonly stranger: { readonly cert: string; readonly key: string };
}

/** Makes all of them in `home`, which exists. Needs openssl 3. */
export async function makeCertificates(home: string, keyPassword: string): Promise<Certificates> {
  const at = (name: string): string => join(home, `${name}.pem`);
  const openssl = (...args: string[]): Promise<unknown> => promisify(execFile)('openssl', args);
  const ca = async (name: string): Promise<string> => {
    await openssl('req', '-x509', ...EC, '-nodes', '-subj', `/CN=${name}`, '-keyout', at(`${name}-key`), '-out', at(name));
    return at(name);
  };
  const signed = async (by: string, name: string, ...more: string[]): Promise<{ cert: string; key: string }> => {
    const issuer = ['-CA', at(by), '-CAkey', at(`${by}-key`)];
    const end = ['-addext', 'basicConstraints=CA:FALSE', ...more.flatMap((extension) => ['-addext', extension])];
    await openssl('req', '-x509', ...EC, '-nodes', '-subj', `/CN=${name}`, ...issuer, ...end, '-keyout', at(`${name}-key`), '-out', at(name));
    return { cert: at(name), key: at(`${name}-key`) };
  };
  const together = ({ cert, key }: { cert: string; key: string }, name: string): string => {
    writeFileSync(at(name), readFileSync(key, 'utf8') + readFileSync(cert, 'utf8'));
    return at(name);
  };

  const [known, strange] = [await ca('ca'), await ca('strange-ca')];
  const client = await signed('ca', 'client');
  const locked = { cert: client.cert, key: at('locked-key') };
  await openssl('pkcs8', '-topk8', '-v2', 'aes256', '-passout', `pass:${keyPassword}`, '-in', client.key, '-out', locked.key);
  return {
    ca: known,
    strangeCa: strange,
    broker: together(await signed('ca', 'broker', HERE), 'broker-store'),
    misnamed: together(await signed('ca', 'elsewhere', 'subjectAltName=DNS:kafka.example.org'), 'elsewhere-store'),
    client,
    locked,
    stranger: await signed('strange-ca', 'stranger'),
  };
}
