// Sets have names of Envi's, because our node sends paging parameters only where Envi is known to take them.

entity Records {
	key id      : UUID;
	no          : Integer;
	name        : String;
	price       : Double;
	changed     : Date;
	active      : Boolean;
	parts       : Association to many Parts on parts.record = $self;
}

entity Parts {
	key no      : Integer;
	record      : Association to Records;
}

entity Written {
	key id      : UUID;
	no          : Integer @mandatory @assert.range: [ 1, 100000 ];
	name        : String;
}

@path: '/odata'
service Purchasing {
	/** Pages smaller than the 5,000 that our node asks for. */
	@cds.redirection.target
	@cds.query.limit: { default: 1000, max: 1000 }
	entity Inventory as select from Records { *, parts as inventoryVendors } excluding { parts };

	/** Pages larger than that. */
	@cds.query.limit: { default: 20000, max: 20000 }
	entity Vendors as select from Records { * } excluding { parts };

	/** A path that our node does not know to take paging parameters. */
	@cds.query.limit: { default: 1000, max: 1000 }
	entity Items as select from Records { * } excluding { parts };

	@cds.query.limit: { default: 100, max: 100 }
	entity InventoryVendors as projection on Parts;

	entity Usages as projection on Written;
}
