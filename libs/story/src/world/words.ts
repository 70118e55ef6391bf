/** Everything with a name in the story is put together from these. Domains stand under reserved names (RFC 2606, RFC 6761). */

export const COMPANIES = [
  { name: 'Northwind Mills', domain: 'northwind-mills.example', country: 'NL' },
  { name: 'Kestrel Bearings', domain: 'kestrel-bearings.example', country: 'DE' },
  { name: 'Harbour & Finch', domain: 'harbour-finch.example', country: 'IE' },
  { name: 'Lindqvist Pumpworks', domain: 'lindqvist-pumpworks.example', country: 'SE' },
  { name: 'Sankt Vit Glass', domain: 'sankt-vit-glass.example', country: 'AT' },
  { name: 'Fjordlight Ceramics', domain: 'fjordlight-ceramics.example', country: 'DK' },
] as const;

export const GIVEN = (
  'Anneke Bram Carla Dirk Elif Femke Gijs Hanna Ilse Jonas Katja Lars Marta Niels Oluwaseun Petra Quinten Rosa Sander Tamara Umut Vera Wout Xenia Yusuf Zoë ' +
  'Amina Björn Clara Davor Esra Freya Goran Helga Imre Jitka Kofi Leonie Mirek Nadia Ole Priya Rafael Sofie Tomás Ursula Viktor Wanda Yara Zeno Agnes Bence'
).split(' ');

export const FAMILY = (
  'Aalders Brandsma Costa Dijkhuis Eriksen Fontein Grünwald Haverkamp Ivanova Jansma Kowalczyk Lindahl Mulder Nagy Okafor Petrenko Quist Rademaker Sørensen ' +
  'Terpstra Ueberall Verbeek Wiersma Ximenes Yilmaz Zandstra Abbink Bergman Çelik Dvorak Engels Fischbach Groen Holm Ilic Joosten Kaya Lemmens Moreau Nováková ' +
  'Osei Pinto Roelofs Schouten Tanaka Urban Visser Winther Zeller Adeyemi Bakker Castellan Demir Ekdahl'
).split(' ');

export const DEPARTMENTS = [
  {
    name: 'Finance',
    people: 6,
    titles: ['Controller', 'Accounts payable', 'Accounts receivable', 'Treasury', 'Financial analyst', 'Head of finance'],
  },
  { name: 'Sales', people: 8, titles: ['Account manager', 'Sales support', 'Regional sales lead'] },
  { name: 'Purchasing', people: 5, titles: ['Buyer', 'Senior buyer', 'Supplier quality'] },
  { name: 'Production', people: 7, titles: ['Planner', 'Shift lead', 'Maintenance engineer'] },
  { name: 'Design', people: 7, titles: ['Designer', 'Product engineer', 'Data engineer'] },
  { name: 'IT', people: 4, titles: ['Systems administrator', 'Cloud engineer', 'Service desk', 'Network engineer'] },
  { name: 'People', people: 3, titles: ['HR advisor', 'Payroll', 'Office manager'] },
] as const;
export type Department = (typeof DEPARTMENTS)[number]['name'];

export const PARTNERS = [
  ['Alder & Pine Timber', 'alder-and-pine'],
  ['Brightwell Packaging', 'brightwell-packaging'],
  ['Corvane Logistics', 'corvane-logistics'],
  ['Dunmore Steel', 'dunmore-steel'],
  ['Elmfield Chemicals', 'elmfield-chemicals'],
  ['Farrow Tooling', 'farrow-tooling'],
  ['Granholm Electric', 'granholm-electric'],
  ['Hollis Print Works', 'hollis-print'],
  ['Ironbridge Machining', 'ironbridge-machining'],
  ['Juniper Lane Retail', 'juniper-lane-retail'],
  ['Kilnmark Kilns', 'kilnmark-kilns'],
  ['Larkrise Wholesale', 'larkrise-wholesale'],
  ['Millrace Filters', 'millrace-filters'],
  ['Norderhof Freight', 'norderhof-freight'],
  ['Ottermill Textiles', 'ottermill-textiles'],
  ['Pellworth Audit', 'pellworth-audit'],
] as const;

export const NEW_SUPPLIERS = [
  ['Quarrystone Abrasives', 'quarrystone-abrasives'],
  ['Redfern Pallets', 'redfern-pallets'],
  ['Sallowfield Lubricants', 'sallowfield-lubricants'],
  ['Tidewater Gaskets', 'tidewater-gaskets'],
] as const;

/** Two-word host names of the long tail of the web. */
export const FIRST_WORD = (
  'amber birch cedar delta ember fable garnet hazel indigo jasper kindle lumen maple nectar ochre pebble quill river saffron thistle umber velvet willow ' +
  'copper meadow lantern harbour orchard summit canyon'
).split(' ');
export const SECOND_WORD = (
  'atlas bench craft daily echo forum guide house index journal kitchen ledger market notes office press quarter review studio trade union voice ' +
  'weekly yard zone works post maps parts times'
).split(' ');
