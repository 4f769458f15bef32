/** Les schémas JSON de la demande et de la réponse. */
export function schema(): { demande: object; reponse: object };
