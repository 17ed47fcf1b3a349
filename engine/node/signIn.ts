import { SettingsError } from '../settings';
import type { SignIn, Vendor } from '../vendor';

/** The way in that the builder has chosen; the only one where the vendor has one. */
export function chosenSignIn({ signIns, displayName }: Vendor, chosen: string): SignIn {
	const [only] = signIns;
	const signIn = signIns.length === 1 ? only : signIns.find(({ option }) => option.value === chosen);
	if (!signIn) throw new SettingsError(`${displayName} has no way in called "${chosen}". Choose another kind of credential on the node.`);
	return signIn;
}
