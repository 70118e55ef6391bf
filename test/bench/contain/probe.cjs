// Runs in the namespace that nftables guards. A line on stdin is an address to watch: a datagram goes there every EVERY_MS until the kernel
// says that it was dropped (EPERM, which is how a drop in the output hook is told to the sender). One line on stdout an event, times of the
// monotonic clock in ms: `open` when the first datagram came back from the far side, `dropped` at the first refusal, `silent` when none of
// the datagrams that were sent after it has arrived.
const { createSocket } = require('node:dgram');
const { createInterface } = require('node:readline');

const EVERY_MS = 2;
/** Datagrams sent after the first refusal, none of which may come back. */
const PROOFS = 20;
const [port] = process.argv.slice(2).map(Number);
const now = () => Number(process.hrtime.bigint()) / 1e6;
const watched = new Map();

const socket = createSocket('udp4');
const tell = (address, event) => process.stdout.write(`${JSON.stringify({ address, event, at: now() })}\n`);

socket.on('message', (bytes) => {
  const [address, n] = bytes.toString().split(' ');
  const w = watched.get(address);
  if (!w) return;
  if (!w.open) tell(address, 'open');
  w.open = true;
  if (w.droppedAt !== undefined && Number(n) > w.droppedAt) w.leaked = true;
});

function send(address, w) {
  const n = w.n++;
  socket.send(`${address} ${n}`, port, address, (error) => {
    if (error?.code !== 'EPERM') return;
    if (w.droppedAt === undefined) {
      w.droppedAt = n;
      tell(address, 'dropped');
    }
  });
  if (w.droppedAt === undefined || n < w.droppedAt + PROOFS) return;
  watched.delete(address);
  tell(address, w.leaked ? 'leaked' : 'silent');
}

setInterval(() => {
  for (const [address, w] of watched) send(address, w);
}, EVERY_MS);
createInterface({ input: process.stdin }).on('line', (address) => watched.set(address, { n: 0, open: false, leaked: false }));
socket.bind(0, () => console.log('ready'));
