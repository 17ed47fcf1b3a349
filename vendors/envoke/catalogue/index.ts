import type { Resource } from '../../../engine/catalogue';
import { account, automatedMessage, customField } from './account';
import { contact } from './contact';
import { interest } from './interest';
import { lead } from './lead';
import { message } from './message';
import { report } from './report';
import { subscription } from './subscription';
import { tag } from './tag';
import { transactionalEmail } from './transactionalEmail';
import { webhook } from './webhook';

/** Envoke's documented calls, by resource. */
export const catalogue: readonly Resource[] = [
	account,
	automatedMessage,
	contact,
	customField,
	interest,
	lead,
	message,
	report,
	subscription,
	tag,
	transactionalEmail,
	webhook,
];
