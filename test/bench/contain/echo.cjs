// Runs in the far namespace, which holds every address of the trials: sends each datagram back, so that it is known to have arrived.
const { createSocket } = require('node:dgram');

const socket = createSocket('udp4');
socket.on('message', (bytes, from) => socket.send(bytes, from.port, from.address, () => undefined));
socket.bind(Number(process.argv[2]), '0.0.0.0', () => console.log('ready'));
