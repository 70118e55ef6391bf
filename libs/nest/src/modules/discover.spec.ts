import { discoverProtected, routers } from './discover';

const ROUTES = `Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
eth0	00000000	0101A8C0	0003	0	0	100	00000000	0	0	0
eth0	0001A8C0	00000000	0001	0	0	100	00FFFFFF	0	0	0
wg0	00000000	00000000	0001	0	0	200	00000000	0	0	0
`;

describe('what is discovered at start', () => {
  it('are the routers of the default routes', () => {
    expect(routers(ROUTES)).toEqual(['192.168.1.1']);
  });

  it.each(['', 'Iface\n', 'Iface\nbroken line\n'])('is nothing in %p', (table) => {
    expect(routers(table)).toEqual([]);
  });

  it('is this host itself, with a reason', () => {
    expect(discoverProtected()).toContainEqual({ kind: 'ip', key: '127.0.0.1', reason: 'an address of this host' });
  });
});
