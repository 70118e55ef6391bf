import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** https://kafka.apache.org/protocol.html#protocol_api_keys */
const SASL_AUTHENTICATE = 36;

export interface CuttingProxy {
  readonly address: string;
  /** Connections that were cut. */
  cuts(): number;
  stop(): Promise<void>;
}

/** Passes the bytes of clients without TLS on to a broker, and cuts each connection when its client sends the credentials. */
export async function startCuttingProxy(broker: string): Promise<CuttingProxy> {
  const [host = '', port = ''] = broker.split(':');
  let cuts = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), host);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => undefined).on('close', () => open.delete(socket));
    }
    upstream.pipe(client);
    // A request begins with its length, 4 bytes, and its API key, 2 bytes; kafkajs writes it at once and waits for the answer.
    client.on('data', (request) => {
      if (request.readInt16BE(4) !== SASL_AUTHENTICATE) return void upstream.write(request);
      cuts += 1;
      client.destroy();
      upstream.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts: () => cuts,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await once(server.close(), 'close');
    },
  };
}
