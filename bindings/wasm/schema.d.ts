/** Les schémas JSON des demandes et des réponses. */
export function schema(): {
  demande: object;
  reponse: object;
  demande_conseil: object;
  conseil: object;
  parcours: object;
  lecture_situation: object;
  liste_a_cocher: object;
  demande_devis: object;
  devis: object;
};
