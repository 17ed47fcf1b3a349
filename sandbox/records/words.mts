/** Words the generated records are made of. */
export const FIRST_NAMES = [
	'Ada', 'Amir', 'Ana', 'Ben', 'Carla', 'Chen', 'Dara', 'Diego', 'Elena', 'Emeka', 'Farah', 'Finn', 'Grace', 'Hana',
	'Hugo', 'Ines', 'Ivan', 'Jana', 'José', 'Kofi', 'Lena', 'Liam', 'Maya', 'Mei', 'Nadia', 'Noah', 'Olga', 'Omar',
	'Priya', 'Quinn', 'Rosa', 'Sami', 'Sofia', 'Tariq', 'Uma', 'Viktor', 'Wanda', 'Yara', 'Yusuf', 'Zoë',
] as const;

export const LAST_NAMES = [
	'Abara', 'Bauer', 'Castillo', 'Dahl', 'Eriksen', 'Fischer', 'Garcia', 'Haddad', 'Ibrahim', 'Jensen', 'Kowalski',
	'Laurent', 'Moreau', 'Nakamura', 'Okafor', 'Park', 'Quintero', 'Rossi', 'Singh', 'Tanaka', 'Ueda', 'Vargas',
	'Walsh', 'Xu', 'Yilmaz', 'Zimmer', "O'Neill", 'Müller', 'Lindqvist', 'Petrova',
] as const;

export const PLACES = [
	{ city: 'Springfield', state: 'IL', zip: '62701' },
	{ city: 'Portland', state: 'OR', zip: '97201' },
	{ city: 'Columbus', state: 'OH', zip: '43085' },
	{ city: 'Tucson', state: 'AZ', zip: '85701' },
	{ city: 'Madison', state: 'WI', zip: '53703' },
	{ city: 'Richmond', state: 'VA', zip: '23219' },
	{ city: 'Boise', state: 'ID', zip: '83702' },
	{ city: 'Albany', state: 'NY', zip: '12207' },
	{ city: 'Salem', state: 'OR', zip: '97301' },
	{ city: 'Mobile', state: 'AL', zip: '36602' },
	{ city: 'Fresno', state: 'CA', zip: '93721' },
	{ city: 'Duluth', state: 'MN', zip: '55802' },
] as const;

export const STREETS = ['Main St', 'Oak Ave', 'Hospital Dr', 'Lake Rd', 'Park Blvd', '2nd St', 'Cedar Ln'] as const;

export const COMPANIES = [
	'Northwind Medical', 'Bluebird Surgical', 'Cardinal Point Supply', 'Evergreen Health Products', 'Harbor Devices',
	'Keystone Implants', 'Lumen Diagnostics', 'Meridian Pharma', 'Orchard Sterile', 'Pioneer Wound Care',
	'Quantum Imaging', 'Redwood Orthopedics', 'Summit Gloves', 'Tidewater Labs', 'Vista Anesthesia',
] as const;

export const ITEMS = [
	'Exam glove, nitrile, powder free', 'Syringe, luer lock', 'Suture, absorbable, undyed', 'Gauze sponge, sterile',
	'IV catheter, safety', 'Surgical mask, level 3', 'Drape, fenestrated', 'Scalpel, disposable', 'Foley catheter tray',
	'Electrode, ECG, adult', 'Bone screw, titanium', 'Infusion set, vented', 'Wound dressing, foam', 'Trocar, bladeless',
	'Endotracheal tube, cuffed', 'Blood collection tube, EDTA', 'Saline flush, prefilled', 'Gown, isolation, AAMI 3',
] as const;

export const SIZES = ['XS', 'S', 'M', 'L', 'XL', '3 mL', '5 mL', '10 mL', '14 Fr', '18 G', '20 G', '2-0', '4x4 in'] as const;
export const UNITS = ['EA', 'BX', 'CS', 'PK', 'RL', 'DZ'] as const;
export const DEPARTMENTS = ['Operating Room', 'Emergency', 'Cath Lab', 'Radiology', 'ICU', 'Pharmacy', 'Endoscopy'] as const;
export const STORES = ['Main Storeroom', 'OR Core', 'Cath Lab Cabinet', 'Consignment Shelf', 'Receiving Dock', 'ICU Cart'] as const;
export const NOTES = [
	'Deliver before noon.', 'Call the buyer on arrival.', 'Substitute allowed.', 'Contract price applies.',
	'Keep cool and dry.', 'Replaces the older item.', 'Rush order.', '', '',
] as const;
